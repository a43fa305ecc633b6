package io.xiaoer.bot.core.dialogue;

import io.xiaoer.contracts.conversation.HandOverBrief.Mood;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a message sounds, by a small lexicon and by punctuation: rude words weigh two, sharp words
 * and shouting one.
 *
 * @param mood the reading
 */
public record MoodReading(Mood mood) {
  // "我妈的快递" and "给他妈妈买的" are about family: 他妈 and 妈的 are curses only where no relative can be
  // meant; 垃圾桶 and 垃圾袋 are goods.
  private static final List<Pattern> RUDE =
      Stream.of(
              "垃圾(?![桶袋箱筐篓分处])",
              "骗子",
              "去死",
              "傻逼",
              "傻x",
              "(?<![给替帮跟和为送寄是])他妈的",
              "[真太你们么都还又这好]他妈(?![妈咪的])",
              "他妈(?=什么|怎么)",
              "(?<![给替帮])你妈的",
              "(?<=^|[\\s\\p{P}了吧啊])妈的",
              "tmd",
              "滚蛋",
              "王八",
              "混蛋",
              "无耻",
              "不要脸",
              "脑残",
              "智障",
              "操你",
              "fuck",
              "shit",
              "idiot",
              "stupid",
              "damn",
              "scum",
              "liars")
          .map(Pattern::compile)
          .toList();
  private static final List<String> SHARP =
      List.of(
          "太差",
          "恶心",
          "气死",
          "忍无可忍",
          "受够",
          "坑人",
          "太坑",
          "什么玩意",
          "什么破",
          "烦死",
          "离谱",
          "过分",
          "耍我",
          "有病",
          "敷衍",
          "气人",
          "欺负人",
          "terrible",
          "ridiculous",
          "unacceptable",
          "furious",
          "angry",
          "disgusting",
          "worst",
          "sick of",
          "fed up",
          "useless",
          "pathetic");
  private static final Pattern SHOUTING = Pattern.compile("[!！?？]{3,}");
  private static final int ANGRY_FROM = 2;

  /** Reads a normalised message. */
  public static MoodReading of(String normalised) {
    int weight = SHOUTING.matcher(normalised).find() ? 1 : 0;
    for (Pattern curse : RUDE) {
      weight += curse.matcher(normalised).find() ? 2 : 0;
    }
    for (String word : SHARP) {
      weight += normalised.contains(word) ? 1 : 0;
    }
    return new MoodReading(weight >= ANGRY_FROM ? Mood.ANGRY : weight > 0 ? Mood.UPSET : Mood.CALM);
  }
}
