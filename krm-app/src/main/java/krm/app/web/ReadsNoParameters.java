package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * A door that looks and reads no parameter knows none: any is a typing error ({@link Parameters#only}). Found before the
 * answer is written, so that whoever may not know of something hears that first.
 */
@RestControllerAdvice
final class ReadsNoParameters implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.getContainingClass().getPackageName().startsWith("krm.app.")
                && answer.hasMethodAnnotation(GetMapping.class)
                && Arrays.stream(answer.getExecutable().getParameterTypes())
                        .noneMatch(HttpServletRequest.class::isAssignableFrom);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Parameters.only(((ServletServerHttpRequest) request).getServletRequest(), Set.of());
        return body;
    }
}
