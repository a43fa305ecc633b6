package io.xiaoer.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MaskingPropertyTest {
  private static final List<String> WORDS =
      List.of(
          "验证码",
          "密码",
          "是",
          "：",
          " ",
          "-",
          "code",
          "password",
          "is",
          "my",
          "订单",
          "13800138000",
          "6222000000000000004",
          "11010519491231002X",
          "123456",
          "１３８００１３８０００",
          "******",
          "，",
          "abc123",
          "+86 ",
          "20261118000123",
          "0571-88886666",
          "*",
          "\n",
          "https://yunxi.example/?p=1");

  @Property(tries = 2_000)
  void maskingTwiceIsMaskingOnce(@ForAll("talk") String said) {
    String once = Masking.mask(said).text();
    assertThat(Masking.mask(once).text()).isEqualTo(once);
  }

  @Property(tries = 2_000)
  void theMaskedTextAndTheOriginalsMakeTheTextAgain(@ForAll("talk") String said) {
    Masking.Result result = Masking.mask(said);
    StringBuilder again = new StringBuilder(result.text());
    for (Masking.Part part : result.parts().reversed()) {
      again.replace(part.start(), part.end(), part.original());
    }
    assertThat(again).hasToString(said);
    assertThat(result.text().length()).isLessThanOrEqualTo(said.length());
  }

  @Property(tries = 1_000)
  void fourteenDigitsOfAnOrderAreNeverMasked(@ForAll("orders") String order) {
    assertThat(Masking.mask("我的订单" + order).text()).endsWith(order);
    assertThat(Masking.mask(order + " 到哪了").text()).startsWith(order);
  }

  @Property(tries = 1_000)
  void everyMobileNumberIsMasked(@ForAll("mobiles") String number) {
    assertThat(Masking.mask("电话" + number + "谢谢").text()).doesNotContain(number);
  }

  @Property(tries = 1_000)
  void everyIdentityNumberIsMasked(@ForAll("identities") String number) {
    assertThat(Masking.mask("身份证" + number + "，谢谢").text()).doesNotContain(number);
  }

  @Provide
  Arbitrary<String> talk() {
    return Arbitraries.of(WORDS).list().ofMaxSize(12).map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<String> orders() {
    return Arbitraries.integers()
        .between(0, 999_999)
        .map(number -> "20261118%06d".formatted(number));
  }

  @Provide
  Arbitrary<String> mobiles() {
    return Arbitraries.integers().between(0, 99_999_999).map(number -> "138%08d".formatted(number));
  }

  @Provide
  Arbitrary<String> identities() {
    return Arbitraries.integers()
        .between(0, 999)
        .map(number -> "3301061990010%s1%03d".formatted(number % 9, number))
        .map(body -> body.substring(0, 17))
        .filter(body -> !body.startsWith("00", 12))
        .map(body -> body + IdentityNumbers.check(body));
  }
}
