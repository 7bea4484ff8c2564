package org.encorecrm.api.analysis;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.encorecrm.change.QueueDepth;
import org.encorecrm.pipeline.Pipeline;
import org.springframework.stereotype.Component;

/** The change queue for whoever watches the installation; asked only when somebody looks. */
@Component
class PipelineMeters implements MeterBinder {

    private final Pipeline pipeline;

    PipelineMeters(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "encore.changes.open", "Changes that wait to be evaluated", QueueDepth::open);
        gauge(registry, "encore.changes.dead", "Changes that wait for a person", QueueDepth::dead);
        gauge(registry, "encore.changes.age", "Seconds the oldest change has waited", QueueDepth::oldestSeconds);
    }

    private void gauge(MeterRegistry registry, String name, String text, ToDoubleFunction<QueueDepth> value) {
        Gauge.builder(name, pipeline, source -> value.applyAsDouble(source.depth()))
                .description(text)
                .register(registry);
    }
}
