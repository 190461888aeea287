/** Who the pods are at a cloud provider, without a key in the cluster. */
export class CloudIdentity {
  /**
   * An IAM role for service accounts on AWS.
   *
   * Source: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
   *
   * @param roleArn such as `arn:aws:iam::111122223333:role/api`
   */
  public static awsRole(roleArn: string): CloudIdentity {
    return new CloudIdentity('aws', roleArn);
  }

  /**
   * A Google service account through Workload Identity Federation.
   *
   * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   *
   * @param email such as `api@project.iam.gserviceaccount.com`
   */
  public static googleServiceAccount(email: string): CloudIdentity {
    return new CloudIdentity('google', email);
  }

  /**
   * A managed identity through Azure Workload Identity.
   *
   * Source: https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
   *
   * @param clientId its client id, a UUID
   */
  public static azureManagedIdentity(clientId: string): CloudIdentity {
    return new CloudIdentity('azure', clientId);
  }

  private constructor(
    /** @internal */ public readonly _provider: 'aws' | 'google' | 'azure',
    /** @internal */ public readonly _id: string,
  ) {}
}
