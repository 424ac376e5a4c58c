package krm.app.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.servlet.Filter;
import java.util.Map;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.FilterChainProxy;

/** {@code /v3/api-docs}: for everybody who has signed in. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfig {

    /** The ways to sign in, by the filter that knows each. */
    private static final Map<String, SecurityScheme> SCHEMES = Map.of(
            "BasicAuthenticationFilter",
            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"),
            "BearerTokenAuthenticationFilter",
            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT"),
            "UsernamePasswordAuthenticationFilter",
            new SecurityScheme()
                    .type(SecurityScheme.Type.APIKEY)
                    .in(SecurityScheme.In.COOKIE)
                    .name("KRM_SESSION")
                    .description("Begins with POST /login. Writes repeat the cookie XSRF-TOKEN in the header"
                            + " X-XSRF-TOKEN."));

    @Bean
    OpenAPI openApi(FilterChainProxy security) {
        var api = new OpenAPI()
                .info(new Info()
                        .title("krm")
                        .version("1")
                        .description("Complaints in public administration (Kundenreaktionsmanagement)."))
                .components(new Components());
        security.getFilterChains().stream()
                .flatMap(chain -> chain.getFilters().stream())
                .map(Filter::getClass)
                .map(Class::getSimpleName)
                .filter(SCHEMES::containsKey)
                .distinct()
                .forEach(filter -> {
                    var scheme = SCHEMES.get(filter);
                    var name = scheme.getScheme() == null ? "session" : scheme.getScheme();
                    api.getComponents().addSecuritySchemes(name, scheme);
                    api.addSecurityItem(new SecurityRequirement().addList(name));
                });
        return api;
    }

    @Bean
    ModelResolver recordSchemas(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }
}
