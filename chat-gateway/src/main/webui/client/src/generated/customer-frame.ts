// Generated from contracts/…/schemas/customer-frame.json by `npm run types`; do not edit.

export type CustomerFrame =
  | CustomerFrameHello
  | CustomerFrameOpen
  | CustomerFramePost
  | CustomerFrameRequestPerson
  | CustomerFrameDisplayed
  | CustomerFrameTyping
  | CustomerFrameLeave
  | CustomerFrameRate
  | CustomerFrameRefresh
  | CustomerFramePing;

export interface CustomerFrameHello {
  locale: string;
  resume: {
    conversationId: string;
    lastSeq: number;
  }[];
  token: string;
  type: 'hello';
}
export interface CustomerFrameOpen {
  entrance: {
    kind: 'HELP_CENTRE' | 'ORDER' | 'PRODUCT';
    reference?: string | null;
  };
  requestId: string;
  type: 'open';
}
export interface CustomerFramePost {
  clientMessageId: string;
  conversationId: string;
  text: string;
  type: 'post';
}
export interface CustomerFrameRequestPerson {
  conversationId: string;
  requestId: string;
  type: 'request-person';
}
export interface CustomerFrameDisplayed {
  conversationId: string;
  upTo: number;
  type: 'displayed';
}
export interface CustomerFrameTyping {
  conversationId: string;
  type: 'typing';
}
export interface CustomerFrameLeave {
  conversationId: string;
  requestId: string;
  solved: boolean;
  type: 'leave';
}
export interface CustomerFrameRate {
  comment?: string | null;
  conversationId: string;
  requestId: string;
  solved: boolean;
  stars: number;
  type: 'rate';
}
export interface CustomerFrameRefresh {
  token: string;
  type: 'refresh';
}
export interface CustomerFramePing {
  type: 'ping';
}
