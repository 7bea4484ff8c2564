package org.encorecrm.preference;

/**
 * Whether advertising may come by a channel.
 *
 * @param address normalised, or empty for the person whatever the address
 * @param masked the address as a stranger may see it
 * @param allowed what the shop goes by at this moment
 * @param pending a letter waits for an answer
 * @param said whether anything was ever said about it
 * @param mayAllow whether whoever reads the page speaks for this address
 */
public record ChannelWish(
        String channel,
        String address,
        String masked,
        boolean allowed,
        boolean pending,
        boolean said,
        boolean mayAllow) {}
