package encore.testing;

import java.util.List;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives every test context a database of its own; it is made when first asked for. */
class TestPostgresCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new DatabasePerContext();
    }

    record DatabasePerContext() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            var definition = new RootBeanDefinition(JdbcConnectionDetails.class, LazyDatabase::new);
            definition.setPrimary(true);
            beans.registerBeanDefinition("testDatabase", definition);
        }
    }

    private static final class LazyDatabase implements JdbcConnectionDetails {

        private String url;

        @Override
        public synchronized String getJdbcUrl() {
            if (url == null) {
                url = TestPostgres.newDatabase();
            }
            return url;
        }

        @Override
        public String getUsername() {
            return null;
        }

        @Override
        public String getPassword() {
            return null;
        }
    }
}
