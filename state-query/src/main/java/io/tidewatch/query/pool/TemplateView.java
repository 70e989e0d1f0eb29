package io.tidewatch.query.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.pool.PoolTemplate;
import java.util.Optional;

/**
 * A template.
 *
 * @param template absent if pairs name it and there is none
 * @param pairs how many are watched with it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TemplateView(int id, Optional<PoolTemplate> template, long pairs) {}
