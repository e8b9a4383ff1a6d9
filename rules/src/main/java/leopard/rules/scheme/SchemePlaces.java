package leopard.rules.scheme;

import leopard.model.Place;
import leopard.rules.review.Places;
import org.jspecify.annotations.Nullable;

/** Looks places up in the file that a scheme was read from. */
record SchemePlaces(YamlNode.Mapping file, Declared declared) implements Places {

    private static final String SCORE = "score";

    @Override
    public Place of(String section, String id, Object... path) {
        YamlNode at = file.get(section);
        Place place = at == null ? file.place() : at.place();
        YamlNode entry = section.equals(SCORE) ? declared.node(id) : entry(at, id);
        if (entry == null) {
            return place;
        }
        place = entry.place();
        at = entry;
        for (int i = 0; i < path.length; i++) {
            YamlNode.Entry found =
                    at instanceof YamlNode.Mapping mapping ? entry(mapping, String.valueOf(path[i])) : null;
            YamlNode below = found != null ? found.value() : item(at, path[i]);
            if (below == null) {
                return place;
            }
            place = found != null ? found.key().place() : below.place();
            at = below;
        }
        return place;
    }

    private static YamlNode.@Nullable Entry entry(YamlNode.Mapping mapping, String key) {
        if (!key.equals(KIND)) {
            return mapping.entry(key);
        }
        for (YamlNode.Entry each : mapping.entries()) {
            if (CurveReader.ALL.contains(each.key().text())) {
                return each;
            }
        }
        return null;
    }

    private static @Nullable YamlNode item(YamlNode list, Object index) {
        return list instanceof YamlNode.Sequence items
                        && index instanceof Integer i
                        && i < items.items().size()
                ? items.items().get(i)
                : null;
    }

    /** The entry of a section by its key, or by its id in a list; a ranking may go by the id of its node. */
    private static @Nullable YamlNode entry(@Nullable YamlNode section, String id) {
        if (section instanceof YamlNode.Mapping mapping) {
            YamlNode.Entry entry = mapping.entry(id);
            return entry == null ? null : entry.value();
        }
        if (section instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Mapping fields) {
                    YamlNode own = fields.get("id") == null ? fields.get("by") : fields.get("id");
                    if (own instanceof YamlNode.Scalar scalar && scalar.text().equals(id)) {
                        return item;
                    }
                }
            }
        }
        return null;
    }
}
