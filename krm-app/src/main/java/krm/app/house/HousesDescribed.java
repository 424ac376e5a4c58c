package krm.app.house;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import krm.app.openapi.Describing;
import krm.app.web.Nothing;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The bodies of these doors, which they read themselves. */
@Component
@Order(1)
class HousesDescribed implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        made(api, "/api/jobcenters", JobcenterController.NewJobcenter.class);
        made(api, "/api/jobcenters/{code}/teams", JobcenterController.NewTeam.class);
        changed(api, "/api/jobcenters/{code}/recipients", JobcenterController.Recipients.class);
        made(api, "/api/jobcenters/{code}/rule-books", RuleBookController.NewRuleBook.class);
        asked(api, "/api/jobcenters/{code}/rule-books/reviewed");
        at(api, "/api/what-if").getPost().requestBody(Describing.json(api, WhatIfController.Asked.class));
        made(api, "/api/jobcenters/{code}/holidays", HolidayController.Holiday.class);
        asked(api, "/api/jobcenters/{code}/holidays/{day}/withdraw");
        made(api, "/api/jobcenters/{code}/topics", TopicController.NewTopic.class);
        changed(api, "/api/jobcenters/{code}/topics/{topic}", TopicController.ChangedTopic.class);
        made(api, "/api/users", UserController.NewUser.class);
        changed(api, "/api/users/{name}", UserController.ChangedUser.class);
        changed(api, "/api/users/{name}/first-password", UserController.FirstPassword.class);
        changed(api, "/api/users/{name}/deputies", UserController.Deputies.class);
    }

    private static void made(OpenAPI api, String path, Class<? extends Record> body) {
        var post = at(api, path).getPost();
        post.requestBody(Describing.json(api, body));
        Describing.answersWith(post, 201);
    }

    private static void changed(OpenAPI api, String path, Class<? extends Record> body) {
        at(api, path).getPut().requestBody(Describing.json(api, body));
    }

    /** A body that says nothing may be left out. */
    private static void asked(OpenAPI api, String path) {
        at(api, path).getPost().requestBody(Describing.json(api, Nothing.class).required(false));
    }

    private static PathItem at(OpenAPI api, String path) {
        return api.getPaths().get(path);
    }
}
