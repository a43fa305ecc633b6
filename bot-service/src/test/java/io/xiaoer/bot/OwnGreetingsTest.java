package io.xiaoer.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.xiaoer.bot.core.dialogue.Decision;
import io.xiaoer.bot.core.dialogue.Dialogue;
import io.xiaoer.bot.core.dialogue.DialogueState;
import io.xiaoer.bot.core.shop.ShopFacts;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnGreetingsTest {
  @Test
  void aShopGreetsInItsOwnWordsWhereItHasSomeAndTheEventSaysWhich() {
    Dialogue dialogue =
        dialogue(
            Map.of(
                "help.zh", "欢迎光临{shop}，退换货请直接说。",
                "help.en", "Welcome to {shop}."));
    Decision own = greet(dialogue, "yunxi");
    assertThat(said(own)).isEqualTo("欢迎光临云溪生活，退换货请直接说。");
    assertThat(own.versions()).isNotEqualTo(greet(dialogue(Map.of()), "yunxi").versions());
    assertThat(said(greet(dialogue(Map.of()), "yunxi"))).contains("智能客服小二");
    assertThat(said(greet(dialogue, "another"))).contains("智能客服小二");
  }

  @Test
  void wordsThatCannotBeSaidStopTheStartAndTheKeyIsNamed() {
    assertThatThrownBy(() -> dialogue(Map.of("order.zh", "{product}", "order.en", "Hello")))
        .hasMessageContaining("bot.shops.yunxi.greetings, greeting-order");
    assertThatThrownBy(() -> dialogue(Map.of("help.zh", "您好", "help.en", "x".repeat(501))))
        .hasMessageContaining("1 to 500");
  }

  private static Dialogue dialogue(Map<String, String> greetings) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bot.forget-after", "PT720H");
    settings.put("bot.shops.yunxi.name", "云溪生活");
    settings.put("bot.shops.yunxi.name-en", "Yunxi Living");
    greetings.forEach((key, words) -> settings.put("bot.shops.yunxi.greetings." + key, words));
    BotConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(BotConfig.class)
            .withSources(new PropertiesConfigSource(settings, "test", 1))
            .build()
            .getConfigMapping(BotConfig.class);
    return new BotParts().dialogue(AnswerBookFile.read(), config);
  }

  private static Decision greet(Dialogue dialogue, String shop) {
    DialogueState state =
        Dialogue.opened(
            new ConversationEvent.ConversationOpened(
                shop,
                new Customer("li-na", "李娜", Customer.Tier.STANDARD),
                new Entrance(Entrance.Kind.HELP_CENTRE, null),
                "zh-CN"));
    return dialogue.greet(state, ShopFacts.NONE, OffsetDateTime.parse("2026-11-21T12:00:00+08:00"));
  }

  private static String said(Decision decision) {
    PostMessage posted = (PostMessage) decision.commands().getFirst().command();
    return ((Content.QuickReplies) posted.content()).text();
  }
}
