package io.xiaoer.ticket.mongo;

import io.xiaoer.contracts.conversation.Customer;
import org.bson.Document;

/** How values that stand in several documents are written. */
final class Documents {
  private Documents() {}

  static Document of(Customer customer) {
    return new Document("id", customer.id())
        .append("displayName", customer.displayName())
        .append("tier", customer.tier().name());
  }

  static Customer customer(Document document) {
    return new Customer(
        document.getString("id"),
        document.getString("displayName"),
        Customer.Tier.valueOf(document.getString("tier")));
  }
}
