package org.encorecrm.identity;

import java.util.List;

/** Two records that may be one person. */
public record DuplicateView(String id, String a, String b, double score, List<String> reasons) {}
