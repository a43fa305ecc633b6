package io.xiaoer.contracts.encryption;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes the {@linkplain Personal personal} texts of a record and of the records in it. A record
 * in which nothing changes is returned as it is.
 */
final class PersonalFields {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private PersonalFields() {}

  /**
   * The record with its personal texts changed.
   *
   * @throws RuntimeException what the record's constructor throws at what came of a change
   */
  @SuppressWarnings("unchecked")
  static <T> T map(T value, UnaryOperator<String> change) {
    return (T) inside(value, change);
  }

  private static @Nullable Object inside(@Nullable Object value, UnaryOperator<String> change) {
    return switch (value) {
      case null -> null;
      case Record each -> SHAPES.get(each.getClass()).map(each, change);
      case List<?> list -> list(list, element -> inside(element, change));
      default -> value;
    };
  }

  private static @Nullable Object personal(@Nullable Object value, UnaryOperator<String> change) {
    return switch (value) {
      case null -> null;
      case String text -> change.apply(text);
      case List<?> list -> list(list, element -> personal(element, change));
      case Map<?, ?> map -> values(map, change);
      default -> throw new IllegalStateException(value.getClass() + " cannot be @Personal");
    };
  }

  private static List<?> list(List<?> list, UnaryOperator<@Nullable Object> each) {
    List<@Nullable Object> after = new ArrayList<>(list.size());
    boolean same = true;
    for (Object element : list) {
      Object changed = each.apply(element);
      same &= changed == element;
      after.add(changed);
    }
    return same ? list : after;
  }

  private static Map<?, ?> values(Map<?, ?> map, UnaryOperator<String> change) {
    Map<Object, @Nullable Object> after = new LinkedHashMap<>();
    map.forEach((key, value) -> after.put(key, personal(value, change)));
    return after;
  }

  /** How a type of record is taken apart and put together. */
  private record Shape(Constructor<?> constructor, List<Part> parts, boolean constant) {
    private record Part(Method accessor, boolean personal, boolean constant) {}

    static Shape of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      List<Part> parts = new ArrayList<>(components.length);
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        boolean personal = components[i].isAnnotationPresent(Personal.class);
        parts.add(
            new Part(components[i].getAccessor(), personal, !personal && isConstant(types[i])));
      }
      try {
        return new Shape(
            type.getDeclaredConstructor(types), parts, parts.stream().allMatch(Part::constant));
      } catch (NoSuchMethodException impossible) {
        throw new IllegalStateException(type + " has no canonical constructor", impossible);
      }
    }

    /** Whether nothing personal can be in a value of this type. */
    private static boolean isConstant(Class<?> type) {
      return !type.isInterface() && !type.isRecord();
    }

    Object map(Record value, UnaryOperator<String> change) {
      if (constant) {
        return value;
      }
      try {
        @Nullable Object[] after = new Object[parts.size()];
        boolean same = true;
        for (int i = 0; i < after.length; i++) {
          Part part = parts.get(i);
          Object before = part.accessor().invoke(value);
          after[i] =
              part.constant()
                  ? before
                  : part.personal() ? personal(before, change) : inside(before, change);
          same &= after[i] == before;
        }
        return same ? value : constructor.newInstance(after);
      } catch (InvocationTargetException thrown) {
        if (thrown.getCause() instanceof RuntimeException refused) {
          throw refused;
        }
        throw new IllegalStateException(thrown);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(value.getClass() + " is not public", impossible);
      }
    }
  }
}
