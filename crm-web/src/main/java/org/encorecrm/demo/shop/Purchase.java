package org.encorecrm.demo.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of the demo shop as it stands at the moment history ends. */
public record Purchase(
        String externalId,
        String number,
        Instant placedAt,
        String status,
        Instant statusAt,
        List<Line> lines,
        BigDecimal discount,
        BigDecimal total,
        String deliveryMethod,
        BigDecimal deliveryCost,
        String paymentMethod,
        boolean paid,
        @Nullable String promoCode,
        @Nullable Campaign campaign) {}
