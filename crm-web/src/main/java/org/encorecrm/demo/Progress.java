package org.encorecrm.demo;

/**
 * How far the opening has come.
 *
 * @param percent of everything, from 0 to 100
 * @param pending customers who are in but not evaluated yet
 */
record Progress(boolean open, int percent, int customers, int orders, int events, int wanted, long pending) {

    static final Progress NOT_BEGUN = new Progress(false, 1, 0, 0, 0, 0, 0);

    /** Handing in is most of the work; the last tenth is evaluating what is in. */
    static Progress of(ShopState state, DemoTables.PartSize in, long pending) {
        var wanted = Math.max(1, state.plan().customers());
        var percent = state.finished() ? 100 : Math.min(99, 2 + 88 * in.customers() / wanted + evaluated(in, pending));
        return new Progress(
                state.finished(),
                percent,
                in.customers(),
                in.orders(),
                in.events(),
                state.plan().customers(),
                pending);
    }

    private static int evaluated(DemoTables.PartSize in, long pending) {
        return in.customers() == 0 ? 0 : (int) (9 * Math.max(0, in.customers() - pending) / in.customers());
    }
}
