/**
 * What every REST interface of the suite has alike. A resource ends a request with a {@link
 * io.xiaoer.rest.ProblemException}; {@link io.xiaoer.rest.Problems} answers that and everything
 * else that is thrown as a {@link io.xiaoer.rest.Problem}; {@link io.xiaoer.rest.CommonAnswers}
 * says so in the service's OpenAPI document. A service adds mappers for what only it can throw.
 */
@NullMarked
package io.xiaoer.rest;

import org.jspecify.annotations.NullMarked;
