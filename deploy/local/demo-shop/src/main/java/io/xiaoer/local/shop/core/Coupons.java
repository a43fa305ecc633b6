package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Coupon;
import io.xiaoer.local.shop.model.Product.Category;

/** The shop's current coupons. An expired one ended yesterday. */
final class Coupons {

  private Coupons() {}

  static Coupon wholeShop(Timeline days, Coupon.Status status) {
    return new Coupon(
        "c-300-30",
        "满 300 减 30",
        "30 off from 300",
        3000,
        30000,
        null,
        "全店可用，每单限用一张，不与会员折扣叠加",
        "Whole shop, one per order, not together with member discounts",
        days.daysAgo(10, 0, 0),
        status == Coupon.Status.EXPIRED ? days.daysAgo(1, 23, 59) : days.daysAhead(9, 23),
        status);
  }

  static Coupon clothes(Timeline days, Coupon.Status status) {
    return new Coupon(
        "c-clothes-200-25",
        "服饰满 200 减 25",
        "25 off clothes from 200",
        2500,
        20000,
        Category.CLOTHES,
        "仅限服饰类商品，特价商品除外，每单限用一张",
        "Clothes only, reduced goods excluded, one per order",
        days.daysAgo(20, 0, 0),
        status == Coupon.Status.EXPIRED ? days.daysAgo(1, 23, 59) : days.daysAhead(4, 23),
        status);
  }

  static Coupon home(Timeline days, Coupon.Status status) {
    return new Coupon(
        "c-home-500-50",
        "家居满 500 减 50",
        "50 off home goods from 500",
        5000,
        50000,
        Category.HOME,
        "仅限家居类商品，可与店铺满减同时使用",
        "Home goods only, together with the whole-shop coupon",
        days.daysAgo(45, 0, 0),
        status == Coupon.Status.EXPIRED ? days.daysAgo(1, 23, 59) : days.daysAhead(15, 23),
        status);
  }

  static Coupon newcomer(Timeline days, Coupon.Status status) {
    return new Coupon(
        "c-new-15",
        "新人立减 15",
        "15 off for newcomers",
        1500,
        1500,
        null,
        "仅限首单后 90 天内使用，每人限领一张",
        "Within 90 days of the first order, one per person",
        days.daysAgo(52, 0, 0),
        status == Coupon.Status.EXPIRED ? days.daysAgo(1, 23, 59) : days.daysAhead(30, 23),
        status);
  }
}
