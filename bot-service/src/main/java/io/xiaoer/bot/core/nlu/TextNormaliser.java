package io.xiaoer.bot.core.nlu;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Brings what people type to one form: compatibility characters and full width to their plain forms
 * (NFKC), lower case, common traditional characters to simplified, typographic apostrophes to the
 * typewriter's, runs of spaces and of repeated characters shortened.
 */
public final class TextNormaliser {
  /** Longest text that is looked at, in characters; an intent is clear before that. */
  public static final int MAX_CHARS = 300;

  /** Longest run of the same character that is kept. */
  private static final int MAX_RUN = 3;

  private static final String TRADITIONAL =
      "們來個這為時會對發經說國過還後進樣現點無業電問開關間應實體動頭見樓買賣貨錢運單號碼還"
          + "誰麼嗎呢請謝幫換質量壞掉寄處理產優惠卷劃價購訂儲貴員態轉機聯繫帳戶險費衛醫藥紅綠藍顏"
          + "髒洗補庫裡區邊遠達遞驛簽話讓給該認記設試評詢課證識護讀變貼賠賬贈輸輕較辦農連遲選遺郵"
          + "鄰針鐵銀鏈錯鎖門閉陽陰陳隊際隨難雙雜離靜響頁項順須預領題願類飛飯飲館馬驗髮魚鳥麗黃齊"
          + "龍歲報場條棄極構樂標權歡歷殘殺氣決沒況測準漲滿潔潑灣爛爺狀獎獲環畫異當療監盤眾確礙"
          + "禮種稱積穩窮競筆節範紀約級細終組結統絲維網線練縣縮總績繼續罰義習聞聲職腳臉舊艙莊華萬"
          + "葉蓋蘭處虛蟲術衝褲襯襪裝複規視親覺觀訊討訓託許訴註詳語誤誠調談論謊講";
  private static final String SIMPLIFIED =
      "们来个这为时会对发经说国过还后进样现点无业电问开关间应实体动头见楼买卖货钱运单号码还"
          + "谁么吗呢请谢帮换质量坏掉寄处理产优惠券划价购订储贵员态转机联系账户险费卫医药红绿蓝颜"
          + "脏洗补库里区边远达递驿签话让给该认记设试评询课证识护读变贴赔账赠输轻较办农连迟选遗邮"
          + "邻针铁银链错锁门闭阳阴陈队际随难双杂离静响页项顺须预领题愿类飞饭饮馆马验发鱼鸟丽黄齐"
          + "龙岁报场条弃极构乐标权欢历残杀气决没况测准涨满洁泼湾烂爷状奖获环画异当疗监盘众确碍"
          + "礼种称积稳穷竞笔节范纪约级细终组结统丝维网线练县缩总绩继续罚义习闻声职脚脸旧舱庄华万"
          + "叶盖兰处虚虫术冲裤衬袜装复规视亲觉观讯讨训托许诉注详语误诚调谈论谎讲";
  private static final Map<Character, Character> FOLD = fold();

  private TextNormaliser() {}

  /** The text's one form; at most {@link #MAX_CHARS} characters. */
  public static String normalise(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder made = new StringBuilder(Math.min(plain.length(), MAX_CHARS));
    int run = 0;
    for (int i = 0; i < plain.length() && made.length() < MAX_CHARS; i++) {
      char c = Character.isWhitespace(plain.charAt(i)) ? ' ' : plain.charAt(i);
      c = FOLD.getOrDefault(c, c);
      boolean same = !made.isEmpty() && made.charAt(made.length() - 1) == c;
      run = same ? run + 1 : 1;
      // Digits say something however often they are repeated: an order number, a sum.
      if (Character.isDigit(c) || run <= (c == ' ' ? 1 : MAX_RUN)) {
        made.append(c);
      }
    }
    return made.toString().strip();
  }

  private static Map<Character, Character> fold() {
    if (TRADITIONAL.length() != SIMPLIFIED.length()) {
      throw new IllegalStateException("the tables of characters differ in length");
    }
    Map<Character, Character> fold = new HashMap<>();
    for (int i = 0; i < TRADITIONAL.length(); i++) {
      fold.put(TRADITIONAL.charAt(i), SIMPLIFIED.charAt(i));
    }
    // Telephones write "it’s": without the apostrophe's one form its s would be a size.
    for (char apostrophe : "\u2018\u2019\u02bc".toCharArray()) {
      fold.put(apostrophe, '\'');
    }
    return Map.copyOf(fold);
  }
}
