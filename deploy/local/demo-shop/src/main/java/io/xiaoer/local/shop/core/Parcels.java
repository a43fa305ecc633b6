package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Parcel;
import io.xiaoer.local.shop.model.Parcel.Event;
import io.xiaoer.local.shop.model.Parcel.Status;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The journeys of the first data's parcels. The shop sends from Hangzhou. */
final class Parcels {

  private Parcels() {}

  /** A parcel on the road between two cities. */
  static Parcel underWay(
      Carrier carrier, String number, String city, OffsetDateTime collected, OffsetDateTime eta) {
    List<Event> events = toSortingCentre(carrier, collected);
    events.add(new Event(collected.plusHours(7), "杭州转运中心", "快件已从杭州转运中心发出，下一站 " + city + "转运中心"));
    return new Parcel(
        carrier.title(), carrier.name(), number, Status.IN_TRANSIT, List.copyOf(events), eta);
  }

  /** A parcel that the courier brings today. */
  static Parcel outForDelivery(
      Carrier carrier, String number, String city, OffsetDateTime collected, OffsetDateTime eta) {
    List<Event> events = toSortingCentre(carrier, collected);
    events.add(new Event(collected.plusHours(20), city + "转运中心", "快件已到达 " + city + "转运中心"));
    events.add(new Event(collected.plusHours(26), city + "营业点", "快件正在派送途中，派件员：刘师傅，电话 139****5527"));
    return new Parcel(
        carrier.title(), carrier.name(), number, Status.OUT_FOR_DELIVERY, List.copyOf(events), eta);
  }

  /** A parcel that has been received, two days after it was collected. */
  static Parcel delivered(
      Carrier carrier, String number, String city, OffsetDateTime collected, String signedBy) {
    List<Event> events = toSortingCentre(carrier, collected);
    events.add(new Event(collected.plusHours(26), city + "转运中心", "快件已到达 " + city + "转运中心"));
    events.add(new Event(collected.plusHours(44), city + "营业点", "快件正在派送途中"));
    events.add(new Event(collected.plusHours(47), city, "快件已签收，签收人：" + signedBy));
    return new Parcel(
        carrier.title(), carrier.name(), number, Status.DELIVERED, List.copyOf(events), null);
  }

  private static List<Event> toSortingCentre(Carrier carrier, OffsetDateTime collected) {
    List<Event> events = new ArrayList<>();
    events.add(new Event(collected, "杭州余杭仓", carrier.title() + " 已揽收"));
    events.add(new Event(collected.plusHours(4), "杭州转运中心", "快件已到达杭州转运中心"));
    return events;
  }

  /** The carriers that the shop works with; the name is the carrier's code. */
  enum Carrier {
    /** 顺丰速运. */
    SF("顺丰速运"),
    /** 中通快递. */
    ZTO("中通快递"),
    /** 京东物流. */
    JD("京东物流");

    private final String title;

    Carrier(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
