package io.xiaoer.local.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xiaoer.local.door.Route.PathType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

  /** The table of examples in Kubernetes' description of Ingress path types, row by row. */
  @ParameterizedTest(name = "{0} {1} asked for {2}: {3}")
  @CsvSource({
    "Prefix, /,                   /anything/at/all,     /",
    "Prefix, /,                   /,                    /",
    "Exact,  /foo,                /foo,                 /foo",
    "Exact,  /foo,                /bar,",
    "Exact,  /foo,                /foo/,",
    "Exact,  /foo/,               /foo,",
    "Prefix, /foo,                /foo,                 /foo",
    "Prefix, /foo,                /foo/,                /foo",
    "Prefix, /foo/,               /foo,                 /foo/",
    "Prefix, /foo/,               /foo/,                /foo/",
    "Prefix, /aaa/bb,             /aaa/bbb,",
    "Prefix, /aaa/bbb,            /aaa/bbb,             /aaa/bbb",
    "Prefix, /aaa/bbb/,           /aaa/bbb,             /aaa/bbb/",
    "Prefix, /aaa/bbb,            /aaa/bbb/,            /aaa/bbb",
    "Prefix, /aaa/bbb,            /aaa/bbb/ccc,         /aaa/bbb",
    "Prefix, /aaa/bbb,            /aaa/bbbxyz,",
    "Prefix, / /aaa,              /aaa/ccc,             /aaa",
    "Prefix, / /aaa,              /aaa,                 /aaa",
    "Prefix, / /aaa /aaa/bbb,     /aaa/bbb,             /aaa/bbb",
    "Prefix, / /aaa /aaa/bbb,     /ccc,                 /",
    "Prefix, /aaa,                /ccc,",
    "Prefix, /foo,                /FOO,",
    "Exact,  /foo,                /Foo,",
    "Prefix, /foo,                /foo//bar,            /foo",
    "Prefix, /foo/bar,            /foo//bar,",
  })
  void pathsMatchAsKubernetesDefinesThem(
      String type, String paths, String requested, String expected) {
    List<Route> routes =
        Arrays.stream(paths.split(" "))
            .map(path -> new Route(PathType.valueOf(type.toUpperCase()), path, "of " + path))
            .toList();
    assertThat(new RouteTable(routes).match(requested).map(Route::path))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void anExactPathGoesBeforeAPrefixOfTheSameLength() {
    Route exact = new Route(PathType.EXACT, "/foo", "exact");
    Route prefix = new Route(PathType.PREFIX, "/foo", "prefix");
    RouteTable table = new RouteTable(List.of(prefix, exact));
    assertThat(table.match("/foo")).contains(exact);
    assertThat(table.match("/foo/")).contains(prefix);
  }

  @Test
  void theOrderInTheFileDoesNotMatter() {
    Route root = new Route(PathType.PREFIX, "/", "root");
    Route inner = new Route(PathType.PREFIX, "/a/b", "inner");
    assertThat(new RouteTable(List.of(root, inner)))
        .isEqualTo(new RouteTable(List.of(inner, root)));
  }

  @Test
  void aPathBeginsWithASlash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Route(PathType.PREFIX, "foo", "x"))
        .withMessageContaining("foo");
  }
}
