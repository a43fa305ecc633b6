package io.xiaoer.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Screening.Link;
import io.xiaoer.contracts.conversation.Screening.Link.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRulesTest {
  private static final LinkRules RULES =
      new LinkRules(List.of("yunxi.example", "taobao.com"), List.of("evil.top", "bad.taobao.com"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          看 https://www.yunxi.example/item?id=1 吧 | www.yunxi.example     | ALLOWED   | -
          打开yunxi.example看看                     | yunxi.example         | ALLOWED   | -
          https://YUNXI.example/                    | yunxi.example         | ALLOWED   | -
          https://news.example.org/a                | news.example.org      | UNKNOWN   | -
          https://pay.evil.top/x                    | pay.evil.top          | BLOCKED   | -
          http://bad.taobao.com                     | bad.taobao.com        | BLOCKED   | -
          https://yunxl.example/                    | yunxl.example         | LOOKALIKE | yunxi.example
          https://yunx1.example/                    | yunx1.example         | LOOKALIKE | yunxi.example
          https://уunxi.example/                    | xn--unxi-u6d.example  | LOOKALIKE | yunxi.example
          https://taoba0.com/pay                    | taoba0.com            | LOOKALIKE | taobao.com
          https://taobao.com.pay-now.top/           | taobao.com.pay-now.top | LOOKALIKE | taobao.com
          https://taobao-vip.shop/                  | taobao-vip.shop       | LOOKALIKE | taobao.com
          https://taobao.com@evil-pay.top/          | evil-pay.top          | UNKNOWN   | -
          """)
  void aHostIsJudgedByTheListsAndByWhatItLooksLike(
      String text, String host, Verdict verdict, String resembles) {
    List<Link> links = RULES.judge(text);
    assertThat(links).hasSize(1);
    assertThat(links.getFirst().host()).isEqualTo(host);
    assertThat(links.getFirst().verdict()).isEqualTo(verdict);
    assertThat(links.getFirst().resembles()).isEqualTo(resembles);
  }

  @Test
  void aLinkIsFoundWhereItStands() {
    String text = "请看https://yunxi.example/a，谢谢";
    Link link = RULES.judge(text).getFirst();
    assertThat(text.substring(link.start(), link.end())).isEqualTo("https://yunxi.example/a");
  }

  @Test
  void pricesVersionsAndSentencesAreNoLinks() {
    assertThat(RULES.judge("一共299.00元，版本1.2.3。好的.谢谢 ok.thanks a@yunxi.example")).isEmpty();
  }

  @Test
  void oneKeystrokeIsASlip() {
    assertThat(List.of("yunx", "yunxii", "yunix", "yumxi"))
        .allMatch(typed -> LinkRules.isSlip(typed, "yunxi"));
    assertThat(List.of("yunxi", "shop", "yanxe"))
        .noneMatch(typed -> LinkRules.isSlip(typed, "yunxi"));
  }
}
