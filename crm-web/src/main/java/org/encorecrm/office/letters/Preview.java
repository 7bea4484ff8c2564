package org.encorecrm.office.letters;

import java.util.List;
import org.encorecrm.template.RenderedLetter;
import org.jspecify.annotations.Nullable;

/** A draft as one customer would read it, or why it cannot be shown. */
public record Preview(
        PreviewCustomers.@Nullable Reader reader, @Nullable RenderedLetter letter, List<String> problems) {}
