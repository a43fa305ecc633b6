package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Screening.Concern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hears what an agent must never ask for: a password, a verification code, a payment outside of the
 * shop. Judged by the clause, because the same words in a warning ("never tell anybody your
 * password") are what an agent should say.
 */
public final class ConductRules {
  private static final Pattern CLAUSES = Pattern.compile("[。！？!?；;\\n]|\\.(?:\\s|$)");

  private static final Pattern WARNS =
      Pattern.compile(
          "(?i)不要|请勿|切勿|勿(?:将|把|向)|千万别|别(?:把|将|告诉|给|发|说|加|转)|不会|不能|不可|不需要|无需|不用|谨防|小心|警惕"
              + "|\\b(?:never|do not|don['’]t|won['’]t|will not|would not|no need|not ask|beware)\\b");

  private static final Pattern GIVES_ME =
      Pattern.compile(
          "(?i)(?:告诉|告知|发给|报给|念给|转给|交给|给)(?:一下)?(?:我|我们|客服|小二)"
              + "|发(?:过来|一下|来|我)|(?:请|麻烦|需要)(?:您|你)?(?:再)?提供|提供(?:一下|给)"
              + "|说一下|报一下|念一下|是多少|是什么|多少[呢啊]?$"
              + "|\\b(?:tell|give|send|forward|share|provide|read|dm|text) (?:me|us|it to me|(?:me |us )?(?:your|the))\\b"
              + "|\\bwhat(?:['’]s| is) (?:your|the)\\b|\\b(?:need|want|require) (?:your|the)\\b"
              + "|\\b(?:to|with) (?:me|us)\\b");

  private static final Pattern PASSWORD =
      Pattern.compile("(?i)密码|\\b(?:password|passwd|pwd|passcode|pin(?: code| number)?)\\b");

  private static final Pattern CODE =
      Pattern.compile(
          "(?i)验证码|校验码|动态码|动态密码"
              + "|\\b(?:verification|security|sms|one[- ]time|login|auth\\w*|6[- ]digit|six[- ]digit) (?:code|passcode|password)"
              + "|\\botp\\b");

  private static final Pattern PAYS_OUTSIDE =
      Pattern.compile(
          "(?i)(?:转账|打款|汇款|付款|支付|转|打|付)(?:一下)?(?:到|给|至|进)(?:我的?|我们的?|个人|私人|私下|以下|这个|下面)[^，,]{0,6}"
              + "(?:账户|账号|帐号|卡|微信|支付宝|二维码|收款码)?"
              + "|(?:私下|线下|平台外|店外)(?:[^，,]{0,4})(?:交易|转账|付款|支付|打款|成交)"
              + "|(?:微信|支付宝|扫码)(?:直接)?(?:转|打|付)(?:钱|款|账)?(?:给)?我"
              + "|(?:扫|用)(?:一下)?(?:我|这个|下面|以下|个人)的?[^，,]{0,4}(?:二维码|收款码)"
              + "|(?:加|\\+|＋)(?:一下|下|个)?(?:我|本人)?的?(?:个人|私人)?(?:微信|vx|wx|v信|薇信|qq)"
              + "|\\b(?:transfer|wire|pay|send)\\b[^,]{0,40}\\b(?:to my|my (?:personal|private|own)|to me (?:directly|privately)"
              + "|(?:personal|private) account|outside (?:of )?(?:the |this )?(?:shop|platform|store)|western union|gift cards?|bitcoin|usdt|crypto)\\b"
              + "|\\b(?:add|contact|message) me on (?:wechat|whatsapp|telegram|line|qq)\\b");

  private ConductRules() {}

  /** What a message of an agent gives concern for, in the order of the enumeration. */
  public static List<Concern> of(String text) {
    Set<Concern> heard = EnumSet.noneOf(Concern.class);
    for (String clause : CLAUSES.split(Plain.of(text))) {
      if (!WARNS.matcher(clause).find()) {
        heard.addAll(inClause(clause));
      }
    }
    return new ArrayList<>(heard);
  }

  private static Set<Concern> inClause(String clause) {
    Set<Concern> heard = EnumSet.noneOf(Concern.class);
    if (GIVES_ME.matcher(clause).find()) {
      String withoutCodes = CODE.matcher(clause).replaceAll("");
      if (withoutCodes.length() < clause.length()) {
        heard.add(Concern.ASKS_FOR_CODE);
      }
      if (PASSWORD.matcher(withoutCodes).find()) {
        heard.add(Concern.ASKS_FOR_PASSWORD);
      }
    }
    if (PAYS_OUTSIDE.matcher(clause).find()) {
      heard.add(Concern.ASKS_FOR_PAYMENT_OUTSIDE);
    }
    return heard;
  }
}
