/** An answer that contradicts the API's documentation, or itself: nothing in it can be trusted. */
export class BrokenContract extends Error {
	override readonly name = 'BrokenContract';
}
