package krm.app.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import krm.app.people.People;
import krm.app.web.Browser;
import krm.app.web.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * HTTP Basic for scripts and tests, a session after the sign-in by form or by the provider, the provider's tokens on the API;
 * nothing but health, the sign-in itself and the statement on accessibility is public.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    /** Nothing of a page comes from elsewhere, goes elsewhere, or is written into it as a script or a style. */
    static final String NOTHING_FROM_ELSEWHERE = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    /** The part of it that a form which leads to the provider does without. */
    static final String FORMS_STAY = " form-action 'self';";

    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            People people,
            Problems problems,
            SessionCookie session,
            Provider provider,
            CsrfTokenRepository csrfTokens) {
        var signInFirst = signInFirst(problems);
        provider.settings().ifPresent(settings -> {
            var claims = new Claims(settings, people);
            http.addFilterBefore(Tokens.filter(settings, claims, signInFirst), BasicAuthenticationFilter.class);
            if (provider.name().isPresent()) {
                var signIn = new ProviderSignIn(provider, (request, response, failure) -> {
                    if (failure instanceof AuthenticationServiceException) {
                        signInFirst.commence(request, response, failure);
                    } else {
                        response.sendRedirect(SignInPage.afterTheProvider(request, failure));
                    }
                });
                http.addFilterBefore(signIn.begins(), BasicAuthenticationFilter.class)
                        .addFilterBefore(
                                signIn.ends(claims, session, (request, response, _) -> {
                                    csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
                                    response.sendRedirect(String.valueOf(request.getAttribute(SignInUnderWay.NEXT)));
                                }),
                                BasicAuthenticationFilter.class);
            }
        });
        return http.authorizeHttpRequests(calls -> calls.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/assets/**", SignInPage.PATH, "/language", "/accessibility", "/favicon.ico")
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(signInFirst))
                .formLogin(form -> form.loginPage(SignInPage.PATH)
                        .successHandler((request, response, _) -> signedIn(csrfTokens, request, response))
                        .failureHandler((request, response, failure) -> {
                            switch (failure) {
                                case AuthenticationServiceException _ ->
                                    signInFirst.commence(request, response, failure);
                                case AuthenticationException _
                                when Browser.asks(request) -> {
                                    request.setAttribute(SignInPage.AGAIN, failure);
                                    request.getRequestDispatcher(SignInPage.AGAIN)
                                            .forward(request, response);
                                }
                                case NameLocked _ -> signInFirst.commence(request, response, failure);
                                default -> problems.write(request, response, "SIGN_IN_FAILED");
                            }
                        }))
                .logout(logout -> logout.logoutUrl("/logout")
                        .logoutSuccessHandler((request, response, _) -> signedOut(session, request, response)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signInFirst).accessDeniedHandler(refusing(problems)))
                .securityContext(context -> context.securityContextRepository(session))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new MaskedInPages())
                        .requireCsrfProtectionMatcher(byCookieAlone(session)))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(NOTHING_FROM_ELSEWHERE))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                // Before it is asked what the role may.
                .addFilterBefore(new Deputies(people, session, problems), AuthorizationFilter.class)
                .addFilterBefore(new FirstPasswords(problems), Deputies.class)
                .build();
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return CookieCsrfTokenRepository.withHttpOnlyFalse();
    }

    @Bean
    RequestRejectedHandler addressesThatAreNone(Problems problems) {
        return (request, response, _) -> problems.write(request, response, "MALFORMED_ADDRESS");
    }

    /** With the session comes the token that its writes must repeat in a header, which another site cannot. */
    private static void signedIn(CsrfTokenRepository tokens, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        tokens.saveToken(tokens.generateToken(request), request, response);
        done(request, response, Browser.within(request.getParameter(SignInPage.NEXT)));
    }

    /** Whom the provider has sent is led to sign out there as well; so is who comes back to sign in as somebody else. */
    private static void signedOut(SessionCookie session, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var idToken = session.end(request, response);
        if (Browser.asks(request) && (idToken.isPresent() || request.getParameter("provider") != null)) {
            request.setAttribute(SignedOutPage.ID_TOKEN, idToken.orElse(""));
            request.getRequestDispatcher(SignedOutPage.PATH).forward(request, response);
        } else {
            done(request, response, SignInPage.PATH);
        }
    }

    /** People go on to the next page, programs hear that it is done. */
    private static void done(HttpServletRequest request, HttpServletResponse response, String next) throws IOException {
        if (Browser.asks(request)) {
            response.sendRedirect(next);
        } else {
            response.setStatus(204);
        }
    }

    /**
     * A browser sends a cookie along whoever made the call, but no header. The sign-in itself and the sign-out do nothing
     * in anybody's name; a session that is over is nobody's, which is said later.
     */
    private static RequestMatcher byCookieAlone(SessionCookie session) {
        return request -> !CHANGE_NOTHING.contains(request.getMethod())
                && !Set.of("/login", "/logout").contains(request.getServletPath())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && session.containsContext(request)
                && isSomebodys(session, request);
    }

    private static boolean isSomebodys(SessionCookie session, HttpServletRequest request) {
        try {
            return session.loadDeferredContext(request).get().getAuthentication() != null;
        } catch (AuthenticationServiceException e) {
            // Asked again later, where it becomes an answer.
            return false;
        }
    }

    private static AccessDeniedHandler refusing(Problems problems) {
        return (request, response, denied) -> problems.write(
                request, response, denied instanceof CsrfException ? "CSRF_TOKEN_REQUIRED" : "NOT_ALLOWED");
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
                // A part of a page that somebody is working on: the sign-in is no part of it.
                case AuthenticationException _
                when request.getHeader("HX-Request") != null -> problems.write(request, response, "NOT_SIGNED_IN");
                case AuthenticationException _
                when Browser.asks(request) -> response.sendRedirect(SignInPage.first(request));
                default -> {
                    // A page that asks in the background would make the browser ask for a password.
                    if (request.getHeader("HX-Request") == null) {
                        response.setHeader("WWW-Authenticate", "Basic realm=\"krm\", charset=\"UTF-8\"");
                    }
                    problems.write(request, response, "NOT_SIGNED_IN");
                }
            }
        };
    }
}
