package leopard.rank;

/** What decides between units that are equal so far: a number per unit, or an order among just those that are tied. */
public sealed interface TieBreak permits RankKey, TieSplit {}
