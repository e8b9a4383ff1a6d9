/**
 * 方案审查: looks at a scheme that can be read, and says what is probably meant otherwise: what can never come into force, what
 * costs much for little, what counts twice. Visitors look at every kind of rule, so that a new kind has to say how it behaves.
 */
@NullMarked
package leopard.rules.review;

import org.jspecify.annotations.NullMarked;
