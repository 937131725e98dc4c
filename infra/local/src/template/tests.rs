//! What the reader understands, and how it says what it doesn't.

use dynoxide::Database;

use super::*;

const SMALL: &str = r#"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Tenant: { Type: String, Default: pasadena }
  Protect: { Type: String, AllowedValues: ["true", "false"], Default: "false" }
Conditions:
  Protects: !Equals [!Ref Protect, "true"]
Globals:
  Function:
    Environment: { Variables: { TENANT: !Ref Tenant, PORT: 80 } }
Resources:
  OutboxTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      DeletionProtectionEnabled: !If [Protects, true, false]
      StreamSpecification: { StreamViewType: NEW_IMAGE }
      TimeToLiveSpecification: { AttributeName: ttl, Enabled: true }
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
  Vault:
    Type: AWS::KMS::Key
    Condition: Protects
  IntakeQueue:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 120
      RedrivePolicy: { deadLetterTargetArn: !GetAtt DeadLetters.Arn, maxReceiveCount: 5 }
  DeadLetters: { Type: AWS::SQS::Queue }
  Intake:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ../target/lambda/intake/
      Environment:
        Variables:
          TABLE_OUTBOX: !Ref OutboxTable
          QUEUE_INTAKE: { Ref: IntakeQueue }
          WHERE: { "Fn::Sub": "${AWS::Region}/${OutboxTable.Arn}/${!left}" }
          VAULT: !If [Protects, !Ref Vault, none]
          NOTHING: !Ref AWS::NoValue
      Policies:
        - Statement:
            - { Effect: Allow, Action: [dynamodb:GetItem, dynamodb:PutItem], Resource: !GetAtt OutboxTable.Arn }
            - { Effect: Allow, Action: dynamodb:Query, Resource: [!Sub "${OutboxTable.Arn}/index/undelivered"] }
      Events:
        Rows:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt OutboxTable.StreamArn
            FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] }
        Minute: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 minute) } }
  Messages:
    Type: AWS::Lambda::EventSourceMapping
    Properties: { EventSourceArn: !GetAtt IntakeQueue.Arn, FunctionName: !Ref Intake, BatchSize: 7, FunctionResponseTypes: [ReportBatchItemFailures] }
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }
  Asked:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties:
      AuthorizerType: REQUEST
      AuthorizerPayloadFormatVersion: "2.0"
      EnableSimpleResponses: true
      AuthorizerUri: !Sub "arn:${AWS::Partition}:apigateway:path/functions/${Intake.Arn}/invocations"
  ToIntake:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Intake.Arn, PayloadFormatVersion: "2.0" }
  HomeRoute:
    Type: AWS::ApiGatewayV2::Route
    Properties: { RouteKey: $default, Target: !Sub "integrations/${ToIntake}", AuthorizationType: CUSTOM, AuthorizerId: !Ref Asked }
"#;

fn small() -> Stack {
    read(SMALL, &BTreeMap::new()).unwrap()
}

fn refusal(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    read(&SMALL.replacen(from, to, 1), &BTreeMap::new()).unwrap_err().to_string()
}

#[test]
fn names_are_worked_out_in_short_and_long_form() {
    let stack = small();
    let intake = &stack.functions[0];
    let expected = [
        ("PORT", "80"),
        ("QUEUE_INTAKE", "queue:IntakeQueue"),
        ("TABLE_OUTBOX", "OutboxTable"),
        ("TENANT", "pasadena"),
        ("VAULT", "none"),
        ("WHERE", "us-east-1/arn:local:OutboxTable/${left}"),
    ];
    let environment: Vec<(&str, &str)> = intake.environment.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(environment, expected);
    assert_eq!(intake.name, "intake");
    assert_eq!(intake.queue, Some(QueueSource { queue: "IntakeQueue".to_owned(), batch_size: 7 }));
    assert_eq!(intake.stream.as_ref().unwrap().event_names, ["INSERT"]);
    assert!(intake.tick);
    assert_eq!(stack.authorizer.as_deref(), Some("Intake"));
    assert_eq!(stack.queues[0].dead_letters.as_deref(), Some("DeadLetters"));
    assert_eq!(stack.queues[0].max_receive_count, Some(5));
}

#[test]
fn a_role_is_read_as_one_action_on_one_resource_each() {
    let granted: Vec<(String, String)> =
        small().functions[0].grants.iter().map(|grant| (grant.action.clone(), grant.resource.clone())).collect();
    let expected = [
        ("dynamodb:GetItem", "OutboxTable"),
        ("dynamodb:PutItem", "OutboxTable"),
        ("dynamodb:Query", "OutboxTable/index/undelivered"),
    ];
    assert_eq!(granted, expected.map(|(action, resource)| (action.to_owned(), resource.to_owned())));
    let managed = refusal(
        "      Policies:\n        - Statement:\n",
        "      Policies:\n        - AmazonDynamoDBFullAccess\n        - Statement:\n",
    );
    assert_eq!(managed, "Resources.Intake.Properties.Policies[0]: a policy is written out as statements here");
}

#[test]
fn a_table_can_be_created_as_it_was_read() {
    let stack = small();
    let table = &stack.tables[0];
    assert_eq!(table.ttl_attribute.as_deref(), Some("ttl"));
    let request = serde_json::from_value(table.create_table_request.clone()).unwrap();
    let created = Database::memory().unwrap().create_table(request).unwrap();
    assert!(created.table_description.latest_stream_arn.is_some());
}

#[test]
fn parameters_can_be_given_and_must_be_known() {
    let with = |name: &str, value: &str| read(SMALL, &BTreeMap::from([(name.to_owned(), value.to_owned())]));
    assert_eq!(with("Protect", "true").unwrap().functions[0].environment["VAULT"], "Vault");
    assert_eq!(with("Protect", "maybe").unwrap_err().to_string(), "Parameters.Protect: its value isn't one of AllowedValues");
    assert_eq!(with("Town", "x").unwrap_err().to_string(), "Parameters: a value was given for Town, which isn't a parameter");
}

#[test]
fn an_unknown_intrinsic_is_named_with_its_place() {
    assert_eq!(
        refusal("!Ref OutboxTable", "!Join ['', [a, b]]"),
        "Resources.Intake.Properties.Environment.Variables.TABLE_OUTBOX: the intrinsic Join isn't one of Ref, GetAtt, Sub, If and Equals"
    );
    assert!(refusal("{ Ref: IntakeQueue }", "{ 'Fn::ImportValue': x }").contains("QUEUE_INTAKE: the intrinsic ImportValue"));
}

#[test]
fn an_unknown_type_is_named_with_its_resource() {
    let error = refusal("Type: AWS::KMS::Key", "Type: AWS::S3::Bucket");
    assert_eq!(error, "Resources.Vault: this machine doesn't know resources of type AWS::S3::Bucket");
}

#[test]
fn a_dangling_name_is_found_wherever_it_stands() {
    let nobody = "nothing in the template is called Ghost";
    let place = "Resources.Intake.Properties.Environment.Variables";
    assert_eq!(refusal("!Ref OutboxTable", "!Ref Ghost"), format!("{place}.TABLE_OUTBOX: {nobody}"));
    assert_eq!(refusal("${OutboxTable.Arn}", "${Ghost.Arn}"), format!("{place}.WHERE: {nobody}"));
    assert_eq!(refusal("[Protects, !Ref Vault", "[Protects, !Ref Ghost"), format!("{place}.VAULT: {nobody}"));
    assert!(refusal("EventSourceArn: !GetAtt IntakeQueue.Arn", "EventSourceArn: !GetAtt Ghost.Arn").ends_with(nobody));
    assert!(refusal("!If [Protects, !Ref Vault, none]", "!Ref Vault").contains("its condition doesn't hold"));
    assert!(refusal("OutboxTable.StreamArn", "OutboxTable.Strem").contains("has no attribute Strem"));
    assert!(
        refusal("EventSourceArn: !GetAtt IntakeQueue.Arn", "EventSourceArn: !GetAtt OutboxTable.Arn").contains("AWS::SQS::Queue")
    );
}

#[test]
fn what_this_machine_would_not_do_is_refused() {
    assert!(refusal("rate(1 minute)", "rate(1 hour)").contains("ScheduleExpression"));
    assert!(refusal("VisibilityTimeout: 120", "FifoQueue: true").contains("IntakeQueue.Properties.FifoQueue"));
    assert!(refusal("RouteKey: $default", "RouteKey: \"GET /x/{id}\"").contains("HomeRoute.Properties.RouteKey"));
    assert!(refusal("Type: ScheduleV2", "Type: HttpApi").contains("events of type HttpApi"));
}

#[test]
fn a_request_takes_the_route_that_the_api_gateway_would_choose() {
    let mut yaml = SMALL.to_owned();
    for (index, key) in
        ["ANY /cases", "GET /cases", "ANY /cases/{proxy+}", "GET /cases/deep/{proxy+}", "POST /"].iter().enumerate()
    {
        yaml.push_str(&format!(
            "  R{index}:\n    Type: AWS::ApiGatewayV2::Route\n    Properties: {{ RouteKey: \"{key}\", Target: integrations/ToIntake }}\n"
        ));
    }
    let stack = read(&yaml, &BTreeMap::new()).unwrap();
    let key = |method: http::Method, path: &str| stack.routes.match_path(&method, path).unwrap().route_key.clone();
    assert_eq!(key(http::Method::GET, "/cases"), "GET /cases");
    assert_eq!(key(http::Method::POST, "/cases"), "ANY /cases");
    assert_eq!(key(http::Method::GET, "/cases/1"), "ANY /cases/{proxy+}");
    assert_eq!(key(http::Method::GET, "/cases/deep/1"), "GET /cases/deep/{proxy+}");
    assert_eq!(key(http::Method::POST, "/cases/deep/1"), "ANY /cases/{proxy+}");
    assert_eq!(key(http::Method::GET, "/casesandmore"), "$default");
    assert_eq!(key(http::Method::GET, "/"), "$default");
    assert_eq!(key(http::Method::POST, "/"), "POST /");
    assert!(RouteTable::default().match_path(&http::Method::GET, "/").is_none());
}

/// The deployed template, with the values that have no default.
#[test]
fn the_deployed_template_is_understood() {
    let wanted =
        ["MailFrom", "MailIdentity", "OidcIssuer", "OidcClientId", "OidcClientSecret", "SurveyPublicKey", "SurveyPrivateKey"];
    let values = wanted.map(|name| (name.to_owned(), name.to_lowercase()));
    let stack = read(include_str!("../../../template.yaml"), &BTreeMap::from(values)).unwrap();
    let database = Database::memory().unwrap();
    for table in &stack.tables {
        database.create_table(serde_json::from_value(table.create_table_request.clone()).unwrap()).unwrap();
    }
    assert!(stack.authorizer.is_some());
    assert!(stack.functions.iter().any(|function| function.stream.is_some() && function.tick));
    assert_eq!(stack.routes.match_path(&http::Method::GET, "/nowhere").unwrap().route_key, "$default");
}
