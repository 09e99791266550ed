package dev.slipway.catalog;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.catalog}.
 *
 * @param osFamilies the families of operating systems that come first in the gallery, by how their
 *     names begin; the others follow by the alphabet
 */
@ConfigurationProperties("slipway.catalog")
public record CatalogProperties(
    @DefaultValue({"Windows", "Ubuntu", "Debian", "CentOS", "AlmaLinux"})
        List<String> osFamilies) {}
