package dev.slipway.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the client area from the jar. Its files carry their hash in their name and are kept for
 * ever; its page is asked for anew each time, and that of a console is not kept at all. A path
 * without a file behind it is one of the client area's own addresses and gets the page.
 */
@Configuration(proxyBeanMethods = false)
class ClientArea implements WebMvcConfigurer {

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        // The build puts a brotli and a gzip copy beside each script, smaller than compressing
        // while answering could make them.
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/graphiql/assets/**")
        .addResourceLocations("classpath:/static/graphiql/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/servers/*/console")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noStore().mustRevalidate().cachePrivate())
        .resourceChain(false)
        .addResolver(new PageResolver());
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new PageResolver());
  }

  private static final class PageResolver extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location)
        throws java.io.IOException {
      Resource file = super.getResource(path, location);
      if (file != null) {
        return file;
      }
      boolean isAddress = !path.contains(".") && !path.startsWith("actuator");
      Resource page = new ClassPathResource("static/index.html");
      return isAddress && page.exists() ? page : null;
    }
  }
}
