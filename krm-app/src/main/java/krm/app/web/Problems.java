package krm.app.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import krm.core.access.NotAllowed;
import krm.core.access.NotVisible;
import krm.core.complaint.Refusal;
import krm.core.complaint.StaleVersion;
import krm.core.house.HouseRefusal;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.StoreUnavailable;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal as {@code application/problem+json} (RFC 9457): a stable code, and a sentence in the caller's language. */
@RestControllerAdvice
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final ExceptionHandlerMethodResolver SAYING = new ExceptionHandlerMethodResolver(Problems.class);

    /** Where the page of a problem is made, and under which name it finds what to say. */
    public static final String PAGE = "/problem";

    /** The doors' own codes; those of the core's rules are 409 or 422 as the rule says. */
    static final Map<String, HttpStatus> STATUS = Map.ofEntries(
            Map.entry("MALFORMED_BODY", HttpStatus.BAD_REQUEST),
            Map.entry("INVALID_FIELDS", HttpStatus.BAD_REQUEST),
            Map.entry("INVALID_PARAMETER", HttpStatus.BAD_REQUEST),
            Map.entry("INVALID_HEADER", HttpStatus.BAD_REQUEST),
            Map.entry("MALFORMED_ADDRESS", HttpStatus.BAD_REQUEST),
            Map.entry("MALFORMED_REQUEST", HttpStatus.BAD_REQUEST),
            Map.entry("NOT_SIGNED_IN", HttpStatus.UNAUTHORIZED),
            Map.entry("SIGN_IN_FAILED", HttpStatus.UNAUTHORIZED),
            Map.entry("CSRF_TOKEN_REQUIRED", HttpStatus.FORBIDDEN),
            Map.entry("NOT_ALLOWED", HttpStatus.FORBIDDEN),
            Map.entry("NOT_OF_THE_HOUSE", HttpStatus.FORBIDDEN),
            Map.entry("NOT_A_DEPUTY", HttpStatus.FORBIDDEN),
            Map.entry("PASSWORD_CHANGE_REQUIRED", HttpStatus.FORBIDDEN),
            Map.entry("WHOLE_MONTHS_ONLY", HttpStatus.FORBIDDEN),
            Map.entry("NOT_FOUND", HttpStatus.NOT_FOUND),
            Map.entry("METHOD_NOT_ALLOWED", HttpStatus.METHOD_NOT_ALLOWED),
            Map.entry("NOT_ACCEPTABLE", HttpStatus.NOT_ACCEPTABLE),
            Map.entry("STEP_NOT_NOW", HttpStatus.CONFLICT),
            Map.entry("CONCURRENT_CHANGE", HttpStatus.CONFLICT),
            Map.entry("IDEMPOTENCY_KEY_REUSED", HttpStatus.CONFLICT),
            Map.entry("REBUILD_UNDER_WAY", HttpStatus.CONFLICT),
            Map.entry("VERIFICATION_RUNNING", HttpStatus.CONFLICT),
            Map.entry("STALE_VERSION", HttpStatus.PRECONDITION_FAILED),
            Map.entry("BODY_TOO_LARGE", HttpStatus.CONTENT_TOO_LARGE),
            Map.entry("IMPORT_TOO_LARGE", HttpStatus.CONTENT_TOO_LARGE),
            Map.entry("UNSUPPORTED_MEDIA_TYPE", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
            Map.entry("INSTANTS_REVERSED", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("DAY_TOO_LATE", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("RANGE_NOT_POSSIBLE", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("FILE_EMPTY", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("TEXT_TOO_LONG", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("TEXT_BLANK", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("PERIOD_REVERSED", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("PERIOD_OUT_OF_RANGE", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("PERIOD_TOO_LONG", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("PASSWORD_WRONG", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("PASSWORD_NOT_STRONG", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("PASSWORD_UNCHANGED", HttpStatus.UNPROCESSABLE_CONTENT),
            Map.entry("NAME_LOCKED", HttpStatus.TOO_MANY_REQUESTS),
            Map.entry("UNEXPECTED", HttpStatus.INTERNAL_SERVER_ERROR),
            Map.entry("ISSUER_UNAVAILABLE", HttpStatus.SERVICE_UNAVAILABLE),
            Map.entry("UNAVAILABLE", HttpStatus.SERVICE_UNAVAILABLE));

    private final MessageSource messages;
    private final LocaleResolver locales;
    private final JsonMapper json;

    Problems(MessageSource messages, LocaleResolver locales, JsonMapper json) {
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Problem problem) {
        return answer(STATUS.get(problem.code()), problem.code(), problem.args(), problem.errors());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refusal refusal) {
        var status = switch (refusal.kind()) {
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        var errors = refusal.field().stream()
                .map(field -> new Problem.FieldError(field, refusal.code(), refusal.args()))
                .toList();
        return answer(status, refusal.code(), refusal.args(), errors);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HouseRefusal refusal) {
        var code = refusal.code().name();
        var status = switch (refusal.code().kind()) {
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        var errors = refusal.field().stream()
                .map(field -> new Problem.FieldError(field, code, refusal.args()))
                .toList();
        return answer(status, code, refusal.args(), errors);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotVisible unseen) {
        return answer("NOT_FOUND");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotAllowed refused) {
        return answer("NOT_ALLOWED");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(StaleVersion stale) {
        return answer("STALE_VERSION");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ConcurrentChange lost) {
        return answer("CONCURRENT_CHANGE");
    }

    @ExceptionHandler({
        StoreUnavailable.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception why) {
        LOG.warn("The database cannot be asked: {}", why.getMessage());
        return answer("UNAVAILABLE");
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<ProblemDetail> nothingThere(Exception nothing) {
        return answer("NOT_FOUND");
    }

    /** Bytes that are no UTF-8. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidParameterException malformed) {
        return answer("MALFORMED_ADDRESS");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpRequestMethodNotSupportedException other) {
        var answer = answer("METHOD_NOT_ALLOWED");
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(other.getHeaders())
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpMediaTypeNotSupportedException other) {
        return answer("UNSUPPORTED_MEDIA_TYPE");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpMediaTypeNotAcceptableException other) {
        return answer("NOT_ACCEPTABLE");
    }

    /** There is nobody to tell any more: the server ends the connection. */
    @ExceptionHandler
    void on(CutOff half) {
        throw half;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception mistake) {
        LOG.error("A call failed by our own mistake", mistake);
        return answer("UNEXPECTED");
    }

    /** What is said of a call that failed so, for who shows it in another form. */
    @SuppressWarnings("unchecked")
    public ResponseEntity<ProblemDetail> of(Exception failure) {
        var saying = Objects.requireNonNull(SAYING.resolveMethod(failure));
        ReflectionUtils.makeAccessible(saying);
        return (ResponseEntity<ProblemDetail>)
                Objects.requireNonNull(ReflectionUtils.invokeMethod(saying, this, failure));
    }

    /** For filters, which no exception handler reaches; people get a page. */
    public void write(HttpServletRequest request, HttpServletResponse response, String code)
            throws IOException, ServletException {
        LocaleContextHolder.setLocale(locales.resolveLocale(request));
        var answer = answer(code);
        if (Browser.asks(request)) {
            request.setAttribute(PAGE, answer);
            request.getRequestDispatcher(PAGE).forward(request, response);
            return;
        }
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setStatus(answer.getStatusCode().value());
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    /** For the server itself, before it knows where a call goes. */
    byte[] bytes(HttpServletRequest request, String code) {
        LocaleContextHolder.setLocale(locales.resolveLocale(request));
        try {
            return json.writeValueAsBytes(answer(code).getBody());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private ResponseEntity<ProblemDetail> answer(String code) {
        return answer(STATUS.get(code), code, List.of(), List.of());
    }

    private ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String code, List<Object> args, List<Problem.FieldError> errors) {
        var locale = LocaleContextHolder.getLocale();
        var problem = ProblemDetail.forStatusAndDetail(status, sentence(code, args, locale));
        problem.setType(
                URI.create("urn:krm:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(sentence("title." + status.value(), List.of(), locale));
        problem.setProperty("code", code);
        if (!errors.isEmpty()) {
            problem.setProperty(
                    "errors",
                    errors.stream()
                            .map(e -> Map.of(
                                    "field",
                                    e.field(),
                                    "code",
                                    e.code(),
                                    "detail",
                                    sentence(e.code(), e.args(), locale)))
                            .toList());
        }
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.warn("Answered 503 {}", code);
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return new ResponseEntity<>(problem, headers, status);
    }

    private String sentence(String key, List<Object> args, Locale locale) {
        return Sentences.of(messages, "problem." + key, args, locale);
    }
}
