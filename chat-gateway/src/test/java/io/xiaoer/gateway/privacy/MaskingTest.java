package io.xiaoer.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          我的手机号是13800138000          | 我的手机号是138****8000
          电话 138-0013-8000              | 电话 138-****-8000
          手机１３８００１３８０００        | 手机138****8000
          退到6222000000000000004         | 退到***************0004
          卡号4111 1111 1111 1111         | 卡号**** **** **** 1111
          身份证11010519491231002X        | 身份证11**************2X
          验证码是123456                  | 验证码是******
          密码：Qwer@1234                 | 密码：******
          my password is Hunter2!         | my password is ******
          the code is 4829                | the code is ****
          订单20261118000123到哪了        | 订单20261118000123到哪了
          一共299.00元                    | 一共299.00元
          运单号SF1234567890123           | 运单号SF1234567890123
          """)
  void whatMustNotBeWrittenIsMaskedAndNothingElse(String said, String written) {
    assertThat(Masking.mask(said).text()).isEqualTo(written);
  }

  @Test
  void theOriginalIsGivenWithItsPlaceInTheMaskedText() {
    Masking.Result result = Masking.mask("密码是sunshine2026，手机13800138000");
    assertThat(result.text()).isEqualTo("密码是******，手机138****8000");
    assertThat(result.parts())
        .containsExactly(
            new Masking.Part(Kind.PASSWORD, 3, 9, "sunshine2026"),
            new Masking.Part(Kind.PHONE_NUMBER, 12, 23, "13800138000"));
  }

  @Test
  void aWrongCheckDigitIsNoCardAndNoIdentityNumber() {
    assertThat(BankCards.isCard("6222000000000000004")).isTrue();
    assertThat(BankCards.isCard("6222000000000000005")).isFalse();
    assertThat(IdentityNumbers.isIdentityNumber("11010519491231002X")).isTrue();
    assertThat(IdentityNumbers.isIdentityNumber("110105194912310021")).isFalse();
    assertThat(IdentityNumbers.isIdentityNumber("110105194913310028")).isFalse();
  }

  @Test
  void ofAnyNumberOneCheckDigitOfTenIsRight() {
    long right =
        IntStream.range(0, 10).filter(d -> BankCards.passesLuhn("622200000000000000" + d)).count();
    assertThat(right).isEqualTo(1);
  }

  @Test
  void aLongTextOfDigitsIsReadInTime() {
    String longest = "1380013800 ".repeat(360);
    long begun = System.nanoTime();
    Masking.mask(longest);
    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
  }
}
