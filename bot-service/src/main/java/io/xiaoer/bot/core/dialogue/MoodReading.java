package io.xiaoer.bot.core.dialogue;

import io.xiaoer.contracts.conversation.HandOverBrief.Mood;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a message sounds, by a small lexicon and by punctuation: rude words weigh two, sharp words
 * and shouting one.
 *
 * @param mood the reading
 */
public record MoodReading(Mood mood) {
  private static final List<String> RUDE =
      List.of(
          "垃圾",
          "骗子",
          "去死",
          "傻逼",
          "傻x",
          "他妈",
          "tmd",
          "妈的",
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
          "bullshit",
          "idiot",
          "stupid",
          "damn",
          "scum",
          "liars");
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
    for (String word : RUDE) {
      weight += normalised.contains(word) ? 2 : 0;
    }
    for (String word : SHARP) {
      weight += normalised.contains(word) ? 1 : 0;
    }
    return new MoodReading(weight >= ANGRY_FROM ? Mood.ANGRY : weight > 0 ? Mood.UPSET : Mood.CALM);
  }
}
