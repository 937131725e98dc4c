//! Negative controls: mistakes that somebody could make in the template, and the check that has to find each.

/// A mistake that somebody could make, in the template's text, and the check that has to find it.
pub struct Mistake {
    /// What it is.
    pub name: &'static str,
    /// What is written over, at its first place.
    pub from: &'static str,
    /// What is written instead.
    pub to: &'static str,
    /// The check.
    pub check: &'static str,
}

const fn mistake(check: &'static str, name: &'static str, from: &'static str, to: &'static str) -> Mistake {
    Mistake { name, from, to, check }
}

/// Mistakes that templates have been seen to have.
pub const MISTAKES: &[Mistake] = &[
    mistake("tables", "a table that can't be restored", "PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false"),
    mistake(
        "tables",
        "a table that can be deleted",
        "DeletionProtectionEnabled: !If [ProtectsData, true, false]",
        "DeletionProtectionEnabled: false",
    ),
    mistake(
        "tables",
        "a table that goes with the stack",
        "  CasesTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n",
        "  CasesTable:\n    Type: AWS::DynamoDB::Table\n",
    ),
    mistake(
        "tables",
        "the mediation side under the complaint side's key",
        "KMSMasterKeyId: !GetAtt MediationKey.Arn",
        "KMSMasterKeyId: !GetAtt ComplaintKey.Arn",
    ),
    mistake(
        "tables",
        "people who end by themselves",
        "KMSMasterKeyId: !GetAtt CommonKey.Arn }\n",
        "KMSMasterKeyId: !GetAtt CommonKey.Arn }\n      TimeToLiveSpecification: { AttributeName: ttl, Enabled: true }\n",
    ),
    mistake("tables", "an index that copies what it lists", "ProjectionType: KEYS_ONLY", "ProjectionType: ALL"),
    mistake("keys", "a key that never turns over", "EnableKeyRotation: true", "EnableKeyRotation: false"),
    mistake(
        "keys",
        "a key for everybody",
        "Principal: { AWS: !Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:root\" }",
        "Principal: \"*\"",
    ),
    mistake("queues", "a message that comes back while it is worked on", "VisibilityTimeout: 270", "VisibilityTimeout: 269"),
    mistake("queues", "a function that may run for longer than its queue thinks", "    Timeout: 20\n", "    Timeout: 21\n"),
    mistake(
        "queues",
        "a message that is tried for ever",
        "      RedrivePolicy: { deadLetterTargetArn: !GetAtt IntakeDeadLetters.Arn, maxReceiveCount: 5 }\n",
        "",
    ),
    mistake("queues", "one dead-letter queue for two", "!GetAtt SchedulingDeadLetters.Arn", "!GetAtt IntakeDeadLetters.Arn"),
    mistake(
        "queue consumers",
        "a poison message that takes its neighbors along",
        "      FunctionResponseTypes: [ReportBatchItemFailures]\n",
        "",
    ),
    mistake(
        "queue consumers",
        "the complaint side's queue for the mediation side",
        "EventSourceArn: !GetAtt SchedulingQueue.Arn",
        "EventSourceArn: !GetAtt IntakeQueue.Arn",
    ),
    mistake("queue consumers", "mails that wait for one another", "BatchSize: 1 #", "BatchSize: 5 #"),
    mistake("alarms", "an alarm that nobody hears", "AlarmActions: [!Ref AlarmTopic]", "AlarmActions: []"),
    mistake(
        "alarms",
        "an alarm on the wrong queue",
        "Value: !GetAtt ReportsDeadLetters.QueueName",
        "Value: !GetAtt ReportsQueue.QueueName",
    ),
    mistake("logs", "a log for ever", "      RetentionInDays: 30\n", ""),
    mistake(
        "logs",
        "a log that no retention reaches",
        "${AWS::StackName}-reports\"\n      RetentionInDays",
        "${AWS::StackName}-report\"\n      RetentionInDays",
    ),
    mistake(
        "mail events",
        "a mail service that doesn't say what came back",
        "MatchingEventTypes: [send, delivery, bounce, complaint, reject]",
        "MatchingEventTypes: [send, delivery]",
    ),
    mistake(
        "mail events",
        "a queue that anybody's topic may fill",
        "            Condition: { ArnEquals: { \"aws:SourceArn\": !Ref MailEvents } }\n",
        "",
    ),
    mistake("mail", "mail that may travel open", "TlsPolicy: REQUIRE", "TlsPolicy: OPTIONAL"),
    mistake(
        "functions",
        "a function with a public address",
        "CodeUri: ../target/lambda/reports/\n",
        "CodeUri: ../target/lambda/reports/\n      FunctionUrlConfig: { AuthType: NONE }\n",
    ),
    mistake(
        "functions",
        "a function that answers after the API has given up",
        "CodeUri: ../target/lambda/surveys/\n",
        "CodeUri: ../target/lambda/surveys/\n      Timeout: 30\n",
    ),
    mistake("environment", "a variable that nobody reads", "TABLE_CASES: !Ref CasesTable", "TABLE_CASE: !Ref CasesTable"),
    mistake(
        "environment",
        "a variable that holds another table",
        "TABLE_CASES: !Ref CasesTable",
        "TABLE_CASES: !Ref MediationsTable",
    ),
    mistake(
        "environment",
        "a variable too many",
        "TABLE_CASES: !Ref CasesTable",
        "TABLE_CASES: !Ref CasesTable\n          TABLE_ACCESS: !Ref AccessTable",
    ),
    mistake("events", "a minute of sixty seconds", "ScheduleExpression: rate(1 minute)", "ScheduleExpression: rate(60 seconds)"),
    mistake(
        "events",
        "a minute that is tried again in the next",
        "RetryPolicy: { MaximumRetryAttempts: 0 }",
        "RetryPolicy: { MaximumRetryAttempts: 185 }",
    ),
    mistake(
        "names resolve",
        "a stream that isn't there",
        "Stream: !GetAtt OutboxTable.StreamArn",
        "Stream: !GetAtt GatesTable.StreamArn",
    ),
    mistake("names resolve", "a table that isn't there", "!GetAtt ReportsTable.Arn", "!GetAtt ReportTable.Arn"),
    mistake(
        "names resolve",
        "a name inside a text that isn't there",
        "integrations/${SurveysIntegration}",
        "integrations/${SurveyIntegration}",
    ),
    mistake(
        "roles",
        "a scan",
        "dynamodb:GetItem, dynamodb:Query, dynamodb:PutItem, dynamodb:DeleteItem]",
        "dynamodb:GetItem, dynamodb:Scan, dynamodb:PutItem, dynamodb:DeleteItem]",
    ),
    mistake(
        "roles",
        "every action on a table",
        "Action: [dynamodb:GetItem, dynamodb:PutItem, dynamodb:DeleteItem]",
        "Action: dynamodb:*",
    ),
    mistake("roles", "an action on every table", "Resource: !GetAtt PeopleTable.Arn", "Resource: \"*\""),
    mistake(
        "roles",
        "a managed policy that scans and deletes",
        "        - Version: \"2012-10-17\"\n          Statement:\n            - Effect",
        "        - DynamoDBCrudPolicy: { TableName: !Ref AccessTable }\n        - Version: \"2012-10-17\"\n          Statement:\n            - Effect",
    ),
    mistake(
        "roles",
        "an outbox that somebody reads",
        "Action: dynamodb:PutItem, Resource: !GetAtt OutboxTable.Arn",
        "Action: [dynamodb:PutItem, dynamodb:GetItem], Resource: !GetAtt OutboxTable.Arn",
    ),
    mistake(
        "roles",
        "a queue that anybody fills",
        "Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes]",
        "Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:SendMessage]",
    ),
    mistake(
        "roles",
        "mail in anybody's name",
        "                - - !Sub \"arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/${MailIdentity}\"",
        "                - - \"*\"",
    ),
    mistake(
        "roles",
        "a right that SECURITY.md doesn't say",
        "Action: [dynamodb:Query, dynamodb:UpdateItem]",
        "Action: [dynamodb:Query, dynamodb:UpdateItem, dynamodb:GetItem]",
    ),
    mistake(
        "roles",
        "a refusal that only looks like one",
        "- { Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt GatesTable.Arn }",
        "- { Effect: Deny, Action: dynamodb:PutItem, Resource: !GetAtt GatesTable.Arn }",
    ),
    mistake(
        "the wall",
        "a function with both sides' keys",
        "Resource: [!GetAtt ComplaintKey.Arn, !GetAtt CommonKey.Arn]",
        "Resource: [!GetAtt ComplaintKey.Arn, !GetAtt CommonKey.Arn, !GetAtt MediationKey.Arn]",
    ),
    mistake(
        "the wall",
        "answers that somebody reads",
        "Action: dynamodb:PutItem, Resource: !GetAtt AnswersTable.Arn",
        "Action: [dynamodb:PutItem, dynamodb:GetItem], Resource: !GetAtt AnswersTable.Arn",
    ),
    mistake(
        "the wall",
        "the key to the answers for whoever takes them",
        "SURVEY_PUBLIC_KEY: !Ref SurveyPublicKey",
        "SURVEY_PUBLIC_KEY: !Ref SurveyPrivateKey",
    ),
    mistake("the API", "rights that outlive their end", "AuthorizerResultTtlInSeconds: 0", "AuthorizerResultTtlInSeconds: 300"),
    mistake("the API", "a log of paths", "\"route\":\"$context.routeKey\"", "\"route\":\"$context.path\""),
    mistake(
        "the API",
        "a function that anybody's API may call",
        "SourceArn: !Sub \"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*\"",
        "SourceArn: !Sub \"arn:${AWS::Partition}:execute-api:${AWS::Region}:*:*\"",
    ),
    mistake(
        "routes",
        "a route that doesn't ask who calls",
        "RouteKey: ANY /desk, ApiId: !Ref Api, Target: !Sub \"integrations/${ReportsIntegration}\",\n      AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer }",
        "RouteKey: ANY /desk, ApiId: !Ref Api, Target: !Sub \"integrations/${ReportsIntegration}\",\n      AuthorizationType: NONE }",
    ),
    mistake(
        "routes",
        "a route to the other side",
        "RouteKey: ANY /cases, ApiId: !Ref Api, Target: !Sub \"integrations/${IntakeIntegration}\"",
        "RouteKey: ANY /cases, ApiId: !Ref Api, Target: !Sub \"integrations/${SchedulingIntegration}\"",
    ),
    mistake("routes", "a route that nobody answers", "RouteKey: ANY /survey,", "RouteKey: ANY /surveys,"),
    mistake("parameters", "a secret that the console shows", "    NoEcho: true\n", ""),
    mistake(
        "parameters",
        "mail to everybody unless said otherwise",
        "    Type: String\n    Default: \"\"",
        "    Type: String\n    Default: \"*\"",
    ),
    mistake(
        "everything is checked",
        "a type of resource that no check knows",
        "  AlarmTopic:\n    Type: AWS::SNS::Topic\n",
        "  AlarmTopic:\n    Type: AWS::SNS::Topic\n  Bucket:\n    Type: AWS::S3::Bucket\n",
    ),
];
