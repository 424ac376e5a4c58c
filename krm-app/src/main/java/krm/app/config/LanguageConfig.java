package krm.app.config;

import java.util.List;
import java.util.Locale;
import krm.app.web.ChosenLanguage;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;

/** German first, English complete, by the caller's choice. */
@Configuration(proxyBeanMethods = false)
class LanguageConfig {

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new ChosenLanguage();
        resolver.setSupportedLocales(List.of(Locale.GERMAN, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.GERMAN);
        return resolver;
    }

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "pages");
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(Locale.GERMAN);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
