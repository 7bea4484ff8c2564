package org.encorecrm.preference;

import java.util.Set;
import org.encorecrm.message.StatedPreference;

/**
 * What somebody chose on their page.
 *
 * @param allowed the channels ticked
 */
public record Wishes(Set<String> allowed, StatedPreference stated) {}
