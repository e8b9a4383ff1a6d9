package leopard.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import leopard.spi.LeopardPlugin;

/**
 * Class loader of one plugin jar. It sees the platform, its own jar, and of Leopard and its libraries only what the
 * interface for plugins promises.
 */
final class PluginClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(URL jar) {
        super(new URL[] {jar}, new Host());
    }

    /** The platform, and the promised packages of whatever loaded Leopard. */
    private static final class Host extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        Host() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (isPromised(name)) {
                return LeopardPlugin.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        private static boolean isPromised(String className) {
            String inPackage = className.substring(0, className.lastIndexOf('.') + 1);
            return inPackage.equals("leopard.spi.")
                    || inPackage.equals("leopard.model.")
                    || inPackage.startsWith("org.jspecify.")
                    || inPackage.startsWith("org.slf4j.");
        }
    }
}
