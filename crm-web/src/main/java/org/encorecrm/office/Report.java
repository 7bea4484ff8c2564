package org.encorecrm.office;

/**
 * A page of the section Reports: a bean of its feature, found by being there. Its texts are {@code <code>.report} (a
 * name of one or two words) and {@code <code>.report.lead} (what it answers) in the feature's bundle.
 *
 * @param order its place among the reports, ascending
 * @param code the name of the feature's bundle, and of the tab
 * @param path where the page is, under {@code /reports}
 * @param icon of {@code icons.svg}
 */
public record Report(int order, String code, String path, String icon) {}
