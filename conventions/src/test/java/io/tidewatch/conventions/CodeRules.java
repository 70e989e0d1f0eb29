package io.tidewatch.conventions;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no code of the house does.
 *
 * @param root the package all parts lie in
 */
record CodeRules(String root) {
  private static final String CONSTRUCTOR = "<init>";

  /** Methods by the class that declares them; whatever they return differs at the next run. */
  private static final Map<String, Set<String>> ANOTHER_RUN_ANOTHER_VALUE =
      Map.ofEntries(
          Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
          Map.entry("java.time.InstantSource", Set.of("system")),
          Map.entry("java.util.Date", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.Calendar", Set.of("getInstance")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.util.Random", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.SplittableRandom", Set.of(CONSTRUCTOR)),
          Map.entry("java.security.SecureRandom", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
          Map.entry("java.util.UUID", Set.of("randomUUID")));

  private static final Set<String> CLOCK_OF_THE_HOST =
      Set.of(
          "systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes");

  private static final Pattern SAYS_NOTHING =
      Pattern.compile(".*(Utils?|Utilities|Commons?|Helpers?|Managers?)");

  CodeRules {
    requireNonNull(root, "root");
  }

  /** A replay of the same bytes must decide the same. */
  ArchRule topologyDecidesByEventTimeOnly() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".topology..")
        .should()
        .accessTargetWhere(target("reads the wall clock or chance", CodeRules::differsByRun))
        .as("topology reads neither the wall clock nor chance: a replay must decide the same")
        .allowEmptyShould(true);
  }

  /** A name says what a class is for. */
  ArchRule namesSayWhatAClassIsFor() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should(
            be(
                new DescribedPredicate<JavaClass>("named like a drawer for anything") {
                  @Override
                  public boolean test(JavaClass type) {
                    return SAYS_NOTHING.matcher(type.getSimpleName()).matches();
                  }
                }))
        .as("no class is named *Util, *Utils, *Common, *Helper or *Manager");
  }

  /** Whoever ends the JVM cannot be tested, nor be one part among others. */
  ArchRule onlyMainEndsTheJvm() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .doNotHaveFullyQualifiedName(root + ".standalone.Tidewatch")
        .should()
        .accessTargetWhere(target("ends the JVM", CodeRules::endsTheJvm))
        .as("only the main class ends the JVM");
  }

  private static boolean differsByRun(String owner, String member) {
    return ANOTHER_RUN_ANOTHER_VALUE.getOrDefault(owner, Set.of()).contains(member)
        || (owner.startsWith("java.time.") && member.equals("now"))
        || (owner.equals("java.time.Clock") && CLOCK_OF_THE_HOST.contains(member))
        || (owner.startsWith("org.apache.kafka.streams.") && member.equals("currentSystemTimeMs"));
  }

  private static boolean endsTheJvm(String owner, String member) {
    return (owner.equals("java.lang.System") && member.equals("exit"))
        || (owner.equals("java.lang.Runtime") && Set.of("exit", "halt").contains(member));
  }

  private static DescribedPredicate<JavaAccess<?>> target(String description, Members members) {
    return new DescribedPredicate<>(description) {
      @Override
      public boolean test(JavaAccess<?> access) {
        return members.include(
            access.getTarget().getOwner().getFullName(), access.getTarget().getName());
      }
    };
  }

  private interface Members {
    boolean include(String owner, String member);
  }
}
