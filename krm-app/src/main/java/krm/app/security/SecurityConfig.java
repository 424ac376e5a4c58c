package krm.app.security;

import krm.app.database.Lookup;
import krm.app.people.People;
import krm.app.web.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** HTTP Basic for scripts and tests, tokens of a provider on the API; nothing but health is public. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http, People people, Problems problems, ConfigurableEnvironment environment) {
        TokenSettings.of(Lookup.of(environment))
                .ifPresent(settings -> http.addFilterBefore(
                        Tokens.filter(settings, people, signInFirst(problems)), BasicAuthenticationFilter.class));
        return http.authorizeHttpRequests(calls -> calls.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(signInFirst(problems)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(signInFirst(problems))
                        .accessDeniedHandler(
                                (request, response, _) -> problems.write(request, response, "NOT_ALLOWED")))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie signs anybody in, so no other site can act in their name.
                .csrf(csrf -> csrf.disable())
                // Before it is asked what the role may.
                .addFilterBefore(new Deputies(people, problems), AuthorizationFilter.class)
                .addFilterBefore(new FirstPasswords(problems), Deputies.class)
                .build();
    }

    @Bean
    RequestRejectedHandler addressesThatAreNone(Problems problems) {
        return (request, response, _) -> problems.write(request, response, "MALFORMED_ADDRESS");
    }

    private static AuthenticationEntryPoint signInFirst(Problems problems) {
        return (request, response, failure) -> {
            switch (failure) {
                case AuthenticationServiceException _ -> problems.write(request, response, "UNAVAILABLE");
                case NameLocked locked -> {
                    response.setHeader("Retry-After", Integer.toString(locked.seconds()));
                    problems.write(request, response, "NAME_LOCKED");
                }
                case NotOfTheHouse _ -> problems.write(request, response, "NOT_OF_THE_HOUSE");
                case IssuerUnavailable _ -> problems.write(request, response, "ISSUER_UNAVAILABLE");
                case OAuth2AuthenticationException _ -> {
                    response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                    problems.write(request, response, "NOT_SIGNED_IN");
                }
                default -> {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"krm\", charset=\"UTF-8\"");
                    problems.write(request, response, "NOT_SIGNED_IN");
                }
            }
        };
    }
}
