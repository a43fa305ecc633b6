// Generated from contracts/…/schemas/customer-frame.json by `npm run types`; do not edit.

export type CustomerFrame =
  | CustomerFrameHello
  | CustomerFrameOpen
  | CustomerFramePost
  | CustomerFrameEdit
  | CustomerFrameRecall
  | CustomerFrameRequestPerson
  | CustomerFrameReceipt
  | CustomerFrameDisplayed
  | CustomerFrameTyping
  | CustomerFrameLeave
  | CustomerFrameRate
  | CustomerFrameReport
  | CustomerFrameBehaviour
  | CustomerFrameAcceptOffer
  | CustomerFrameDismissOffer
  | CustomerFrameRequestCall
  | CustomerFrameAcceptCall
  | CustomerFrameEndCall
  | CustomerFrameCallSay
  | CustomerFrameRefresh
  | CustomerFramePing;

export interface CustomerFrameHello {
  device?: {
    id: string;
    kind: 'WEB' | 'ANDROID' | 'IOS' | 'MINI_PROGRAM';
  } | null;
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
  content?:
    | null
    | ContentText
    | ContentQuickReplies
    | ContentOrderCard
    | ContentProductCard
    | ContentImage
    | ContentVoice
    | ContentVideo
    | ContentFile
    | ContentLink
    | ContentForm
    | ContentFormAnswer
    | ContentOther;
  conversationId: string;
  text?: string | null;
  type: 'post';
}
export interface ContentText {
  text: string;
  kind: 'text';
}
export interface ContentQuickReplies {
  options: {
    label: string;
    text: string;
  }[];
  text: string;
  kind: 'quick-replies';
}
export interface ContentOrderCard {
  imageUrl?: string | null;
  note?: string | null;
  orderId: string;
  placedAt: string;
  status: string;
  title: string;
  totalFen: number;
  kind: 'order-card';
}
export interface ContentProductCard {
  imageUrl?: string | null;
  priceFen: number;
  productId: string;
  title: string;
  kind: 'product-card';
}
export interface ContentImage {
  caption?: string | null;
  medium: Medium;
  kind: 'image';
}
export interface Medium {
  bytes: number;
  durationMillis?: number | null;
  height?: number | null;
  id: string;
  mediaType: string;
  name: string;
  seal?: string | null;
  width?: number | null;
}
export interface ContentVoice {
  medium: Medium;
  kind: 'voice';
}
export interface ContentVideo {
  caption?: string | null;
  medium: Medium;
  kind: 'video';
}
export interface ContentFile {
  caption?: string | null;
  medium: Medium;
  kind: 'file';
}
export interface ContentLink {
  text?: string | null;
  url: string;
  kind: 'link';
}
export interface ContentForm {
  fields: {
    kind: 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'DATE' | 'CHOICE';
    label: string;
    name: string;
    options?: string[] | null;
    required: boolean;
  }[];
  formId: string;
  title: string;
  kind: 'form';
}
export interface ContentFormAnswer {
  formId: string;
  formSeq: number;
  values: {
    label: string;
    name: string;
    value: string;
  }[];
  kind: 'form-answer';
}
export interface ContentOther {
  originalKind: string;
  kind: 'other';
}
export interface CustomerFrameEdit {
  conversationId: string;
  messageSeq: number;
  requestId: string;
  text: string;
  type: 'edit';
}
export interface CustomerFrameRecall {
  conversationId: string;
  messageSeq: number;
  requestId: string;
  type: 'recall';
}
export interface CustomerFrameRequestPerson {
  conversationId: string;
  requestId: string;
  type: 'request-person';
}
export interface CustomerFrameReceipt {
  conversationId: string;
  kind: 'DELIVERED' | 'DISPLAYED' | 'READ';
  upTo: number;
  type: 'receipt';
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
export interface CustomerFrameReport {
  comment?: string | null;
  conversationId: string;
  messageSeq: number;
  reason: 'RUDE' | 'FRAUD' | 'PRIVACY' | 'OTHER';
  requestId: string;
  type: 'report';
}
export interface CustomerFrameBehaviour {
  consent?: string | null;
  deeds: {
    at: string;
    id: string;
    what:
      | BehaviourEventBrowsed
      | BehaviourEventDwelled
      | BehaviourEventSearched
      | BehaviourEventCartChanged
      | BehaviourEventOrderChanged
      | BehaviourEventOfferShown
      | BehaviourEventOfferAnswered;
  }[];
  requestId: string;
  type: 'behaviour';
}
export interface BehaviourEventBrowsed {
  page: string;
  productId?: string | null;
  shopId: string;
  kind: 'browsed';
}
export interface BehaviourEventDwelled {
  page: string;
  productId?: string | null;
  seconds: number;
  shopId: string;
  kind: 'dwelled';
}
export interface BehaviourEventSearched {
  query: string;
  results: number;
  shopId: string;
  kind: 'searched';
}
export interface BehaviourEventCartChanged {
  priceFen?: number | null;
  productId: string;
  quantity: number;
  shopId: string;
  kind: 'cart-changed';
}
export interface BehaviourEventOrderChanged {
  orderId: string;
  shopId: string;
  status: string;
  totalFen: number;
  kind: 'order-changed';
}
export interface BehaviourEventOfferShown {
  offerId: string;
  shopId: string;
  triggerId: string;
  kind: 'offer-shown';
}
export interface BehaviourEventOfferAnswered {
  accepted: boolean;
  offerId: string;
  shopId: string;
  triggerId: string;
  kind: 'offer-answered';
}
export interface CustomerFrameAcceptOffer {
  offerId: string;
  requestId: string;
  type: 'accept-offer';
}
export interface CustomerFrameDismissOffer {
  offerId: string;
  requestId: string;
  type: 'dismiss-offer';
}
export interface CustomerFrameRequestCall {
  callId: string;
  conversationId: string;
  endpoint: string;
  kind: 'AUDIO' | 'VIDEO';
  type: 'request-call';
}
export interface CustomerFrameAcceptCall {
  callId: string;
  conversationId: string;
  endpoint: string;
  type: 'accept-call';
}
export interface CustomerFrameEndCall {
  callId: string;
  conversationId: string;
  lost: boolean;
  type: 'end-call';
}
export interface CustomerFrameCallSay {
  callId: string;
  conversationId: string;
  endpoint: string;
  words: {
    candidates: {
      candidate: string;
      sdpMLineIndex?: number | null;
      sdpMid?: string | null;
      usernameFragment?: string | null;
    }[];
    description?: {
      exchange: number;
      sdp: string;
      type: 'OFFER' | 'ANSWER';
    } | null;
  };
  type: 'call-say';
}
export interface CustomerFrameRefresh {
  token: string;
  type: 'refresh';
}
export interface CustomerFramePing {
  type: 'ping';
}
