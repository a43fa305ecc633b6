package io.xiaoer.bot.core.dialogue;

import io.xiaoer.contracts.conversation.HandOverBrief.Reason;

/** Which answer belongs to which intent. */
final class Answers {
  private Answers() {}

  static void answer(Turn turn, Intent intent) {
    switch (intent) {
      case WHERE_IS_MY_PARCEL -> ParcelAnswers.whereIsIt(turn);
      case PARCEL_NOT_MOVING -> ParcelAnswers.notMoving(turn);
      case PARCEL_SHOWS_DELIVERED_NOT_RECEIVED -> ParcelAnswers.notReceived(turn);
      case WHEN_SHIPS -> ParcelAnswers.whenShips(turn);
      case ORDER_STATUS -> OrderAnswers.status(turn);
      case CHANGE_ADDRESS, CANCEL_ORDER, MODIFY_ORDER -> OrderAnswers.change(turn, intent);
      case REFUND_STATUS -> MoneyAnswers.refundStatus(turn);
      case REFUND_REQUEST -> OrderAnswers.refundHow(turn);
      case RETURN_REQUEST -> OrderAnswers.returnGoods(turn);
      case WRONG_OR_MISSING_ITEM, DAMAGED_ITEM, QUALITY_PROBLEM -> OrderAnswers.apologise(turn);
      case EXCHANGE_REQUEST -> ExchangeFlow.begin(turn);
      case PAYMENT_FAILED -> MoneyAnswers.paymentFailed(turn);
      case COUPON_NOT_WORKING -> MoneyAnswers.couponNotWorking(turn);
      case COUPON_HOW_TO -> MoneyAnswers.coupons(turn);
      case PROMOTION_RULES -> MoneyAnswers.promotions(turn);
      case PRICE_PROTECTION -> MoneyAnswers.priceProtection(turn);
      case PRODUCT_SIZE, PRODUCT_MATERIAL, PRODUCT_CARE, IN_STOCK ->
          ProductAnswers.answer(turn, intent);
      case DOUBLE_CHARGED -> turn.handOver(Reason.NEEDS_PERSON, "double-charged");
      case DELETE_ACCOUNT, COMPLAINT_SERVICE, COMPLAINT_MERCHANT ->
          turn.handOver(Reason.NEEDS_PERSON, "needs-person");
      case WANTS_A_PERSON -> turn.handOver(Reason.CUSTOMER_ASKED, "handing-over");
      case RETURN_FREIGHT_WHO_PAYS -> turn.offerPerson(turn.words().say("return-freight"));
      case WARRANTY_REPAIR -> turn.offerPerson(turn.words().say("warranty"), "chip.exchange");
      case INVOICE -> turn.offerPerson(turn.words().say("invoice"));
      case PAYMENT_METHODS -> turn.say("payment-methods");
      case INSTALMENTS -> turn.offerPerson(turn.words().say("instalments"));
      case PRODUCT_AUTHENTIC ->
          turn.offerPerson(turn.words().say("product-authentic", "shop", turn.shopName()));
      case ACCOUNT_LOGIN -> turn.offerPerson(turn.words().say("account-login"));
      case GREETING -> SmallTalk.greetingAgain(turn);
      case THANKS -> turn.say("thanks");
      case GOODBYE -> turn.say("goodbye");
      case WHAT_CAN_YOU_DO -> SmallTalk.capabilities(turn);
      case AFFIRM -> SmallTalk.menu(turn, turn.words().say("affirm-idle"));
      case DENY -> SmallTalk.menu(turn, turn.words().say("deny-idle"));
    }
  }
}
