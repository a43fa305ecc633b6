package io.xiaoer.local.shop.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the whole interface has in common. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Demo shop 云溪生活",
            version = "1",
            description =
                """
                Customers, orders, parcels, payments, refunds, coupons and goods of one shop, for \
                the local stack. Amounts are integers in fen (CNY), times ISO 8601 with offset. \
                Everything but the pictures needs an access token with the realm role `service`. \
                Errors are problem+json (RFC 9457) with a stable `code`."""),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "An access token of the realm with the role `service`.")
public class ShopApi extends Application {}
