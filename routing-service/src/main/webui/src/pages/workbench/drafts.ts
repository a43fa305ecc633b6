/** Drafts live in the tab, one per conversation, and survive a reload or a new sign-in. */
const key = (conversationId: string) => `xiaoer.draft.${conversationId}`;

export function draftOf(conversationId: string): string {
  return sessionStorage.getItem(key(conversationId)) ?? '';
}

export function keepDraft(conversationId: string, text: string): void {
  if (text === '') {
    sessionStorage.removeItem(key(conversationId));
  } else {
    sessionStorage.setItem(key(conversationId), text);
  }
}
