/** Blanks, controls, what is shown as nothing (zero width, direction, fillers), and the empty pattern of braille. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;

/** True for a text of which a person sees anything: what only looks empty says nothing. */
export const hasVisibleText = (text: string): boolean => text.replaceAll(UNSEEN, '') !== '';
