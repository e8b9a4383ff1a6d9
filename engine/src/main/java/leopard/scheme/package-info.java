/**
 * What an assessment scheme 考核方案 says, as immutable, versioned data: the tree of components and criteria 评分细则, their
 * curves and full marks, rankings, grades, awards and checks. Nothing here computes a score.
 */
@NullMarked
package leopard.scheme;

import org.jspecify.annotations.NullMarked;
