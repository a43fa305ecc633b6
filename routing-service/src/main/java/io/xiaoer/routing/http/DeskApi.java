package io.xiaoer.routing.http;

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
            title = "routing-service",
            version = "1",
            description =
                "How the desk stands, and what is known of the customer beside a conversation."
                    + " Errors are problem+json (RFC 9457) with a stable `code`."),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "An access token of the realm.")
public class DeskApi extends Application {}
