package org.encorecrm.criteria;

import org.encorecrm.change.ChangeKind;

/**
 * Customers whose answer to a leaf may flip by time alone.
 *
 * @param who a statement selecting {@code customer_id}
 * @param kind what turns: segments without such a leaf stay as they are
 */
public record Flip(Sql who, ChangeKind kind) {}
