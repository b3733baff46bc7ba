import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	Workflow,
} from 'n8n-workflow';
import type * as WorkflowPackage from 'n8n-workflow';

/** The options of a request, by section: `headers`, `qs` and so on. */
type Sections = Record<string, IDataObject | undefined>;

/**
 * n8n's credential helper with one saved credential in place of the database. Its `authenticate` does what
 * n8n's own does, so that every contender pays for the credential's expressions.
 */
export function credentialsHelperOf(
	{ ICredentialsHelper, isExpression, NodeHelpers }: typeof WorkflowPackage,
	type: ICredentialType,
	saved: INodeParameters,
): ICredentialsHelper {
	class OneCredential extends ICredentialsHelper {
		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			_typeName: string,
			requestOptions: IHttpRequestOptions,
			workflow: Workflow,
			node: INode,
		): Promise<IHttpRequestOptions> {
			const { authenticate } = type;
			if (typeof authenticate === 'function') {
				return await authenticate(credentials, requestOptions);
			}
			const { expression } = workflow;
			const keys = { $credentials: credentials };
			const resolve = (value: string) =>
				isExpression(value)
					? String(expression.getSimpleParameterValue(node, value, 'internal', keys) ?? '')
					: value;
			const options = requestOptions as unknown as Sections;
			for (const [section, values] of Object.entries(authenticate?.properties ?? {})) {
				const target = (options[section] ??= {});
				for (const [key, value] of Object.entries(values as Record<string, string>)) {
					target[resolve(key)] = resolve(value);
				}
			}
			return requestOptions;
		}

		async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
			const { properties } = type;
			const filled = NodeHelpers.getNodeParameters(properties, saved, true, false, null, null);
			return filled as ICredentialDataDecryptedObject;
		}

		getParentTypes = () => [];
		isCredentialUsableByNode = () => true;
		getCredentialsProperties = () => type.properties;
		preAuthentication = async () => undefined;
		runPreAuthentication = async () => undefined;
		updateCredentials = async () => undefined;
		updateCredentialsOauthTokenData = async () => undefined;
		getCredentials = () => Promise.reject(new Error('Not needed to run a node'));
	}
	return new OneCredential();
}
