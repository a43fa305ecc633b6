package io.xiaoer.gateway.privacy;

import static io.xiaoer.contracts.conversation.Screening.Concern.ASKS_FOR_CODE;
import static io.xiaoer.contracts.conversation.Screening.Concern.ASKS_FOR_PASSWORD;
import static io.xiaoer.contracts.conversation.Screening.Concern.ASKS_FOR_PAYMENT_OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConductRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "请把您的登录密码告诉我",
        "您的支付密码是多少？",
        "麻烦提供一下密码，我帮您登录",
        "密码发我一下",
        "Please tell me your password",
        "What's your password?",
        "I need your PIN to continue"
      })
  void anAgentWhoAsksForAPasswordIsHeard(String text) {
    assertThat(ConductRules.of(text)).containsExactly(ASKS_FOR_PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请把收到的验证码发给我",
        "验证码告诉我一下",
        "您手机上的动态密码是多少",
        "请提供验证码",
        "send me the verification code",
        "Could you read me the OTP?",
        "what is the 6-digit code you got"
      })
  void anAgentWhoAsksForACodeIsHeard(String text) {
    assertThat(ConductRules.of(text)).containsExactly(ASKS_FOR_CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "您直接转账到我的银行卡吧",
        "加我微信，给您便宜一点",
        "我们私下交易可以便宜",
        "扫一下这个二维码付款",
        "微信转给我就行",
        "please transfer the money to my personal account",
        "add me on WhatsApp",
        "pay outside the platform and get 10% off"
      })
  void anAgentWhoAsksForAPaymentOutsideOfTheShopIsHeard(String text) {
    assertThat(ConductRules.of(text)).containsExactly(ASKS_FOR_PAYMENT_OUTSIDE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请不要把密码告诉任何人，包括客服",
        "我们不会向您索要验证码",
        "您可以在页面上重置密码",
        "验证码已经发到您的手机，请在页面输入",
        "退款会退到您的银行卡",
        "您可以用支付宝或微信支付",
        "切勿私下转账",
        "请问您的订单号是多少？",
        "We will never ask for your password",
        "You can reset your password on the page",
        "We sent a verification code to your phone",
        "The refund goes to your card",
        "Please give me your order number",
        "请您付款后告诉我一声",
        "好的，我帮您把地址改到新的号码"
      })
  void whatAnAgentShouldSayIsNoConcern(String text) {
    assertThat(ConductRules.of(text)).isEmpty();
  }
}
