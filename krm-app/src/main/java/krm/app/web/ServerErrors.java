package krm.app.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;

/** Where the server sends a call that no door has answered. Whoever asks for that address themselves finds nothing there. */
@Controller
class ServerErrors extends BasicErrorController {

    ServerErrors(ErrorAttributes attributes, WebProperties web) {
        super(attributes, web.getError());
    }

    @Override
    protected HttpStatus getStatus(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            throw new Problem("NOT_FOUND");
        }
        return super.getStatus(request);
    }
}
