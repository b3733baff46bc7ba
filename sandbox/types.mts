/** What the API answers with; openapi.json describes the same for machines. */
export interface Chat {
	id: number;
	name: string;
	pushName: string;
	lastMessageText: string;
	lastMessageTimestamp: string;
	unreadCount: number;
}

export interface Contact {
	id: number;
	name: string | null;
	phone: string;
	remoteJid: string;
	isGroup: boolean;
	profilePicUrl: string | null;
	profilePictureUrl: string | null;
	chat: Chat | null;
	assignedUserId: number | null;
	assignedDepartmentId: number | null;
	funnelStageId: number | null;
	notes: string | null;
	customData: unknown;
	showTimeInStage: boolean;
	createdAt: string;
	updatedAt: string;
}

export interface InstanceNames {
	id: number;
	instanceName: string;
	displayName: string;
	apiInstanceName: string;
	internalName: string;
}

export interface Instance extends InstanceNames {
	state: string;
	status: string;
	isConnected: boolean;
	number: string | null;
	profileName: string | null;
	profilePictureUrl: string | null;
	profilePicUrl: string | null;
	owner: string | null;
	integration: string;
	createdAt: string;
	updatedAt: string;
}

export interface ContactsQuery {
	instanceName: string;
	q?: string;
	page: number;
	limit: number;
	includeGroups: boolean;
}

export interface ContactsPage {
	success: true;
	count: number;
	total: number;
	page: number;
	limit: number;
	hasMore: boolean;
	instance: InstanceNames;
	contacts: Contact[];
}
